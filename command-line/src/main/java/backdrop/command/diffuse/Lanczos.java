package backdrop.command.diffuse;

/**
 * Resizes 8-bit pictures to the very bytes that {@code Image.resize(size, LANCZOS)} of Pillow 13
 * gives, which is how diffusers' VaeImageProcessor resizes: fixed-point weights of 22 bits, first
 * along the rows and then along the columns, the other way round for pictures that grow wider and
 * lower. Older Pillows do not turn round and may differ by one there.
 */
final class Lanczos {

  private static final double SUPPORT = 3;
  private static final int PRECISION = 32 - 8 - 2;

  private Lanczos() {}

  /**
   * Returns the picture at another size; the very array if the size is the same.
   *
   * @param pixels interleaved bands, row by row, {@code bands * from.width() * from.height()} bytes
   */
  static byte[] resize(byte[] pixels, Size from, Size to, int bands) {
    if (from.width() < to.width() && from.height() > to.height()) {
      byte[] lower = alongColumns(pixels, from.width() * bands, from.height(), to.height());
      return alongRows(lower, to.height(), from.width(), to.width(), bands);
    }
    byte[] across =
        from.width() == to.width()
            ? pixels
            : alongRows(pixels, from.height(), from.width(), to.width(), bands);
    return from.height() == to.height()
        ? across
        : alongColumns(across, to.width() * bands, from.height(), to.height());
  }

  private static byte[] alongRows(byte[] pixels, int rows, int from, int to, int bands) {
    byte[] result = new byte[rows * to * bands];
    for (int x = 0; x < to; x++) {
      Window window = Window.of(x, from, to);
      for (int y = 0; y < rows; y++) {
        for (int band = 0; band < bands; band++) {
          int first = (y * from + window.first) * bands + band;
          result[(y * to + x) * bands + band] = window.sum(pixels, first, bands);
        }
      }
    }
    return result;
  }

  private static byte[] alongColumns(byte[] pixels, int stride, int from, int to) {
    byte[] result = new byte[to * stride];
    for (int y = 0; y < to; y++) {
      Window window = Window.of(y, from, to);
      for (int x = 0; x < stride; x++) {
        result[y * stride + x] = window.sum(pixels, window.first * stride + x, stride);
      }
    }
    return result;
  }

  /** The pixels that one pixel of the result is made of, and their weights. */
  private record Window(int first, int[] weights) {

    static Window of(int index, int from, int to) {
      double scale = (double) from / to;
      double stretch = Math.max(scale, 1);
      double centre = (index + 0.5) * scale;
      int first = Math.max((int) (centre - SUPPORT * stretch + 0.5), 0);
      int end = Math.min((int) (centre + SUPPORT * stretch + 0.5), from);
      double[] shares = new double[end - first];
      double sum = 0;
      for (int i = 0; i < shares.length; i++) {
        shares[i] = lanczos((i + first - centre + 0.5) * (1 / stretch));
        sum += shares[i];
      }
      int[] weights = new int[shares.length];
      for (int i = 0; i < weights.length; i++) {
        double weight = shares[i] / sum * (1 << PRECISION);
        weights[i] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
      }
      return new Window(first, weights);
    }

    byte sum(byte[] pixels, int start, int stride) {
      int sum = 1 << (PRECISION - 1);
      for (int i = 0; i < weights.length; i++) {
        sum += (pixels[start + i * stride] & 255) * weights[i];
      }
      return (byte) Math.clamp(sum >> PRECISION, 0, 255);
    }
  }

  private static double lanczos(double x) {
    return x >= -SUPPORT && x < SUPPORT ? sinc(x) * sinc(x / SUPPORT) : 0;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI);
  }
}
