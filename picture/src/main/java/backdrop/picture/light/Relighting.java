package backdrop.picture.light;

import backdrop.picture.Linear;
import backdrop.picture.RgbaImage;

/**
 * A change from one light towards another: von Kries' adaptation in the sharpened cone space of
 * Bradford (Lam 1985; the matrix of ICC.1:2022, Annex E), in linear light, together with a change
 * of exposure. It goes only part of the way, and never far: an estimate may be wrong, and a wrong
 * correction shows more than a missing one.
 */
public final class Relighting {
  /** How much of the way is gone; 1 would be complete adaptation. */
  private static final double DEGREE = 0.6;

  /** No cone's answer, nor the exposure, changes by more than this factor. */
  private static final double MOST = 1.35;

  /** sRGB (D65) to XYZ, IEC 61966-2-1. */
  private static final double[][] TO_XYZ = {
    {0.4124564, 0.3575761, 0.1804375},
    {0.2126729, 0.7151522, 0.0721750},
    {0.0193339, 0.1191920, 0.9503041}
  };

  private static final double[][] FROM_XYZ = {
    {3.2404542, -1.5371385, -0.4985314},
    {-0.9692660, 1.8760108, 0.0415560},
    {0.0556434, -0.2040259, 1.0572252}
  };

  private static final double[][] TO_CONES = {
    {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
  };

  private static final double[][] FROM_CONES = {
    {0.9869929, -0.1470543, 0.1599627},
    {0.4323053, 0.5183603, 0.0492912},
    {-0.0085287, 0.0400428, 0.9684867}
  };

  private final float[] matrix;

  private Relighting(float[] matrix) {
    this.matrix = matrix;
  }

  /** From the light something was taken in, towards another. */
  public static Relighting between(Light from, Light to) {
    Light sameBrightness = to.asBrightAs(from);
    double[] cones = cones(from);
    double[] wanted = cones(sameBrightness);
    double exposure = held(to.luminance() / from.luminance());
    double[][] gains = new double[3][3];
    for (int i = 0; i < 3; i++) {
      gains[i][i] = held(wanted[i] / cones[i]) * exposure;
    }
    double[][] all =
        product(FROM_XYZ, product(FROM_CONES, product(gains, product(TO_CONES, TO_XYZ))));
    float[] matrix = new float[9];
    for (int i = 0; i < 9; i++) {
      matrix[i] = (float) all[i / 3][i % 3];
    }
    return new Relighting(matrix);
  }

  private static double held(double factor) {
    return Math.clamp(StrictMath.pow(factor, DEGREE), 1 / MOST, MOST);
  }

  private static double[] cones(Light light) {
    double[][] column = {{light.red()}, {light.green()}, {light.blue()}};
    double[][] cones = product(TO_CONES, product(TO_XYZ, column));
    return new double[] {cones[0][0], cones[1][0], cones[2][0]};
  }

  private static double[][] product(double[][] left, double[][] right) {
    double[][] result = new double[left.length][right[0].length];
    for (int row = 0; row < left.length; row++) {
      for (int column = 0; column < right[0].length; column++) {
        for (int i = 0; i < right.length; i++) {
          result[row][column] += left[row][i] * right[i][column];
        }
      }
    }
    return result;
  }

  /** The same picture in the other light, alpha as it was; a new image. */
  public RgbaImage of(RgbaImage image) {
    byte[] pixels = image.pixels().clone();
    for (int i = 0; i < pixels.length; i += 4) {
      float red = Linear.of(pixels[i]);
      float green = Linear.of(pixels[i + 1]);
      float blue = Linear.of(pixels[i + 2]);
      pixels[i] = Linear.code(matrix[0] * red + matrix[1] * green + matrix[2] * blue);
      pixels[i + 1] = Linear.code(matrix[3] * red + matrix[4] * green + matrix[5] * blue);
      pixels[i + 2] = Linear.code(matrix[6] * red + matrix[7] * green + matrix[8] * blue);
    }
    return RgbaImage.of(image.width(), image.height(), pixels);
  }
}
