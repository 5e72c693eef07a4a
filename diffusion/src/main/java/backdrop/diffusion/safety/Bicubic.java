package backdrop.diffusion.safety;

import backdrop.diffusion.RgbImage;

/**
 * Resizes as Pillow does with {@code BICUBIC}, to the bit: a kernel that widens when pictures get
 * smaller, rows before columns, eight bits in between, 22 bits of fixed point.
 *
 * @see <a href="https://github.com/python-pillow/Pillow/blob/main/src/libImaging/Resample.c">
 *     Pillow's Resample.c</a>
 */
final class Bicubic {

  private static final double SHARPNESS = -0.5;
  private static final double SUPPORT = 2;
  private static final int PRECISION_BITS = 22;

  private Bicubic() {}

  static RgbImage resize(RgbImage picture, int width, int height) {
    byte[] wide = rows(picture.rgb(), picture.width(), picture.height(), width);
    byte[] turned = transpose(wide, width, picture.height());
    byte[] done = rows(turned, picture.height(), width, height);
    return new RgbImage(width, height, transpose(done, height, width));
  }

  /** What one pixel is made of: weights for neighbours from here on. */
  private record Kernel(int from, int[] weights) {

    static Kernel of(int pixel, int given, int wanted) {
      double scale = (double) given / wanted;
      double widening = Math.max(scale, 1);
      double centre = (pixel + 0.5) * scale;
      int from = Math.max(0, (int) (centre - SUPPORT * widening + 0.5));
      int to = Math.min(given, (int) (centre + SUPPORT * widening + 0.5));
      double[] weights = new double[to - from];
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        weights[i] = cubic((from + i - centre + 0.5) / widening);
        sum += weights[i];
      }
      int[] fixed = new int[weights.length];
      for (int i = 0; i < fixed.length; i++) {
        double weight = weights[i] / sum * (1 << PRECISION_BITS);
        fixed[i] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
      }
      return new Kernel(from, fixed);
    }

    private static double cubic(double signed) {
      double x = Math.abs(signed);
      if (x < 1) {
        return ((SHARPNESS + 2) * x - (SHARPNESS + 3)) * x * x + 1;
      }
      return x < 2 ? (((x - 5) * x + 8) * x - 4) * SHARPNESS : 0;
    }
  }

  private static byte[] rows(byte[] rgb, int given, int rows, int wanted) {
    if (given == wanted) {
      return rgb;
    }
    byte[] result = new byte[wanted * rows * 3];
    for (int x = 0; x < wanted; x++) {
      Kernel kernel = Kernel.of(x, given, wanted);
      for (int y = 0; y < rows; y++) {
        for (int c = 0; c < 3; c++) {
          int sum = 1 << (PRECISION_BITS - 1);
          int at = (y * given + kernel.from) * 3 + c;
          for (int weight : kernel.weights) {
            sum += (rgb[at] & 0xFF) * weight;
            at += 3;
          }
          result[(y * wanted + x) * 3 + c] = (byte) Math.clamp(sum >> PRECISION_BITS, 0, 255);
        }
      }
    }
    return result;
  }

  private static byte[] transpose(byte[] rgb, int width, int height) {
    byte[] result = new byte[rgb.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        System.arraycopy(rgb, (y * width + x) * 3, result, (x * height + y) * 3, 3);
      }
    }
    return result;
  }
}
