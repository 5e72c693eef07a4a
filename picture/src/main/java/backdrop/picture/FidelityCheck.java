package backdrop.picture;

import backdrop.picture.FidelityReport.Adjustment;

/**
 * Compares a finished picture with the product it should show. Shares no arithmetic with {@link
 * Compositor}: blends are computed anew in floating point.
 */
final class FidelityCheck {
  private static final int INSIDE = 2;

  private final RgbaImage product;
  private final RgbaImage shown;
  private final RgbaImage layer;
  private final RgbaImage finished;

  private FidelityCheck(RgbaImage product, RgbaImage shown, RgbaImage layer, RgbaImage finished) {
    this.product = product;
    this.shown = shown;
    this.layer = layer;
    this.finished = finished;
  }

  /**
   * @param shown the product as it was to be shown: the placed one itself, or that in another light
   */
  static FidelityReport of(
      PlacedProduct placed, PlacedProduct shown, RgbaImage layer, RgbaImage finished) {
    FidelityCheck check = new FidelityCheck(placed.image(), shown.image(), layer, finished);
    byte[] inside = check.inside();
    int maxProduct = 0;
    int maxOpaque = 0;
    int maxShown = 0;
    long compared = 0;
    double maxEdge = 0;
    long area = 0;
    byte[] pixels = placed.image().pixels();
    for (int i = 0; i < inside.length; i++) {
      int alpha = pixels[4 * i + 3] & 255;
      area += alpha;
      if (alpha == 255) {
        int difference = check.difference(check.product, 4 * i);
        maxOpaque = Math.max(maxOpaque, difference);
        maxShown = Math.max(maxShown, check.difference(check.shown, 4 * i));
        if (inside[i] != 0) {
          maxProduct = Math.max(maxProduct, difference);
          compared++;
        }
      } else if (alpha > 0) {
        maxEdge = Math.max(maxEdge, check.blendError(4 * i, alpha / 255.0));
      }
    }
    HaloLeak halo = HaloLeak.measure(shown, layer, finished);
    return new FidelityReport(
        maxProduct,
        maxOpaque,
        maxShown,
        compared,
        maxEdge,
        halo.mean(),
        halo.p95(),
        halo.pixels(),
        area / (255.0 * inside.length),
        placed.scale(),
        placed.resampling(),
        shown == placed ? Adjustment.NONE : Adjustment.LIGHT);
  }

  /**
   * 255 where all pixels within two of a pixel are opaque; beyond the canvas nothing is asked for.
   */
  private byte[] inside() {
    byte[] notOpaque = new byte[product.width() * product.height()];
    for (int i = 0; i < notOpaque.length; i++) {
      notOpaque[i] = (byte) (product.pixels()[4 * i + 3] == -1 ? 0 : 255);
    }
    byte[] near = Morphology.maximum(notOpaque, product.width(), product.height(), INSIDE);
    byte[] inside = new byte[near.length];
    for (int i = 0; i < near.length; i++) {
      inside[i] = (byte) ~near[i];
    }
    return inside;
  }

  private int difference(RgbaImage expected, int at) {
    int most = 0;
    for (int band = 0; band < 3; band++) {
      int wanted = expected.pixels()[at + band] & 255;
      most = Math.max(most, Math.abs(wanted - (finished.pixels()[at + band] & 255)));
    }
    return most;
  }

  private double blendError(int at, double share) {
    double most = 0;
    for (int band = 0; band < 3; band++) {
      double front = shown.pixels()[at + band] & 255;
      double back = layer.pixels()[at + band] & 255;
      double seen = finished.pixels()[at + band] & 255;
      most = Math.max(most, Math.abs(seen - (share * front + (1 - share) * back)));
    }
    return most;
  }
}
