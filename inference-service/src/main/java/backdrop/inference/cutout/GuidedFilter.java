package backdrop.inference.cutout;

import backdrop.picture.RgbaImage;

/**
 * The guided filter with a colour guide (He, Sun, Tang, "Guided image filtering", 2013): around
 * each pixel the shares are a linear function of the photo's colour, so an edge of the shares moves
 * to the photo's edge next to it. As in the fast guided filter (He, Sun 2015) the functions are
 * found in a smaller picture and applied to the photo.
 */
final class GuidedFilter {
  /** How much contrast counts as an edge, squared, for colours from 0 to 1. */
  private static final double SMOOTH = 1e-4;

  private final int width;
  private final int height;

  /** Slopes for R, G and B from 0 to 1, and the offset. */
  private final float[][] function;

  private GuidedFilter(int width, int height, float[][] function) {
    this.width = width;
    this.height = height;
    this.function = function;
  }

  /**
   * Learns the functions.
   *
   * @param guide opaque
   * @param shares one a pixel of the guide
   */
  static GuidedFilter of(RgbaImage guide, float[] shares, int radius) {
    int width = guide.width();
    int height = guide.height();
    float[][] colours = new float[3][shares.length];
    for (int i = 0; i < shares.length; i++) {
      for (int band = 0; band < 3; band++) {
        colours[band][i] = (guide.pixels()[4 * i + band] & 255) / 255f;
      }
    }
    float[] meanShare = BoxMean.of(shares, width, height, radius);
    float[][] mean = new float[3][];
    float[][] with = new float[3][];
    float[][] square = new float[6][];
    for (int band = 0, pair = 0; band < 3; band++) {
      mean[band] = BoxMean.of(colours[band], width, height, radius);
      with[band] = BoxMean.of(product(colours[band], shares), width, height, radius);
      for (int other = band; other < 3; other++, pair++) {
        square[pair] = BoxMean.of(product(colours[band], colours[other]), width, height, radius);
      }
    }
    float[][] function = new float[4][shares.length];
    for (int i = 0; i < shares.length; i++) {
      double[] slopes = slopes(mean, with, square, meanShare[i], i);
      double offset = meanShare[i];
      for (int band = 0; band < 3; band++) {
        function[band][i] = (float) slopes[band];
        offset -= slopes[band] * mean[band][i];
      }
      function[3][i] = (float) offset;
    }
    for (int term = 0; term < 4; term++) {
      function[term] = BoxMean.of(function[term], width, height, radius);
    }
    return new GuidedFilter(width, height, function);
  }

  private static float[] product(float[] one, float[] other) {
    float[] product = new float[one.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = one[i] * other[i];
    }
    return product;
  }

  /** Solves (covariance of colours + SMOOTH) slopes = covariance with the shares, by cofactors. */
  private static double[] slopes(
      float[][] mean, float[][] with, float[][] square, double share, int i) {
    double r = mean[0][i];
    double g = mean[1][i];
    double b = mean[2][i];
    double rr = square[0][i] - r * r + SMOOTH;
    double rg = square[1][i] - r * g;
    double rb = square[2][i] - r * b;
    double gg = square[3][i] - g * g + SMOOTH;
    double gb = square[4][i] - g * b;
    double bb = square[5][i] - b * b + SMOOTH;
    double toR = with[0][i] - r * share;
    double toG = with[1][i] - g * share;
    double toB = with[2][i] - b * share;
    double crr = gg * bb - gb * gb;
    double crg = gb * rb - rg * bb;
    double crb = rg * gb - gg * rb;
    double cgg = rr * bb - rb * rb;
    double cgb = rb * rg - rr * gb;
    double cbb = rr * gg - rg * rg;
    double determinant = rr * crr + rg * crg + rb * crb;
    return new double[] {
      (crr * toR + crg * toG + crb * toB) / determinant,
      (crg * toR + cgg * toG + cgb * toB) / determinant,
      (crb * toR + cgb * toG + cbb * toB) / determinant
    };
  }

  /**
   * The share of a pixel of the photo, about 0 to 1.
   *
   * @param pixel where it begins in the photo's bytes
   * @param across where it lies, from 0 to 1
   * @param down where it lies, from 0 to 1
   */
  double at(RgbaImage photo, int pixel, double across, double down) {
    double share = Bilinear.at(function[3], width, height, across, down);
    for (int band = 0; band < 3; band++) {
      double colour = (photo.pixels()[pixel + band] & 255) / 255.0;
      share += colour * Bilinear.at(function[band], width, height, across, down);
    }
    return share;
  }
}
