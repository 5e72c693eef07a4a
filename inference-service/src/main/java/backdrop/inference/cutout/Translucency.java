package backdrop.inference.cutout;

import backdrop.picture.RgbaImage;

/**
 * How much of a product could be the backdrop seen through it. Glass shows its own colour at its
 * rim, where one looks along it, and a mixture of that and the backdrop in its body. A pale product
 * with dark sides can look the same, so this is a reason to have a look and never one to cut.
 */
final class Translucency {
  /** Where the rim is, in pixels from the outside of a picture whose longer side has 512. */
  private static final float RIM = 2.5f;

  private static final float RIM_END = 5.5f;
  private static final float BODY = 14;

  /** Less of the rim's colour than this cannot be told from backdrop, and more from the rim. */
  private static final double LEAST = 0.1;

  private static final double MOST = 0.8;

  /** How far a mixture may lie beside the line between both colours, as a share of its length. */
  private static final double BESIDE = 0.3;

  private Translucency() {}

  /** The share of the body, 0 to 1; 0 for a product without one, such as a strap. */
  static double share(RgbaImage small, BackgroundModel model, boolean[] kept) {
    boolean[] outside = new boolean[kept.length];
    for (int i = 0; i < kept.length; i++) {
      outside[i] = !kept[i];
    }
    float[] depth = DistanceMap.to(outside, small.width());
    double[] rim = new double[3];
    int rimPixels = 0;
    for (int i = 0; i < kept.length; i++) {
      if (depth[i] >= RIM && depth[i] <= RIM_END) {
        rimPixels++;
        for (int band = 0; band < 3; band++) {
          rim[band] += contrast(small, model, i, band);
        }
      }
    }
    double square = 0;
    for (int band = 0; band < 3; band++) {
      rim[band] /= Math.max(1, rimPixels);
      square += rim[band] * rim[band];
    }
    int body = 0;
    int mixed = 0;
    for (int i = 0; i < kept.length; i++) {
      if (depth[i] >= BODY && kept[i]) {
        body++;
        mixed += mixture(small, model, i, rim, square) ? 1 : 0;
      }
    }
    return body == 0 ? 0 : (double) mixed / body;
  }

  private static boolean mixture(
      RgbaImage small, BackgroundModel model, int pixel, double[] rim, double square) {
    double along = 0;
    double length = 0;
    for (int band = 0; band < 3; band++) {
      double contrast = contrast(small, model, pixel, band);
      along += contrast * rim[band];
      length += contrast * contrast;
    }
    double share = along / square;
    double beside = Math.sqrt(Math.max(0, length - share * along));
    return share > LEAST && share < MOST && beside < BESIDE * share * Math.sqrt(square);
  }

  private static double contrast(RgbaImage small, BackgroundModel model, int pixel, int band) {
    return (small.pixels()[4 * pixel + band] & 255) - model.colour(band, pixel);
  }
}
