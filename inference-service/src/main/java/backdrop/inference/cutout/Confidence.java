package backdrop.inference.cutout;

import backdrop.picture.RgbaImage;

/**
 * How far an automatic cut-out can be trusted: the product of what speaks for it, each from 0 to 1.
 */
final class Confidence {
  private Confidence() {}

  static double of(RgbaImage small, BackgroundModel model, boolean[] kept) {
    return calmBorder(model)
        * plausibleArea(kept)
        * freeOfBorder(small, kept)
        * contrast(small, model, kept)
        * solid(small, model, kept);
  }

  /** A border that one smooth gradient explains is a studio's. */
  private static double calmBorder(BackgroundModel model) {
    double explained = ramp(model.calm(), 0.45, 0.9);
    double quiet = 1 - 0.6 * ramp(model.tolerance(), 18, 42);
    return explained * quiet;
  }

  private static double plausibleArea(boolean[] kept) {
    int area = 0;
    for (boolean pixel : kept) {
      area += pixel ? 1 : 0;
    }
    double share = (double) area / kept.length;
    return ramp(share, 0.003, 0.02) * (1 - ramp(share, 0.75, 0.95));
  }

  /** A product that the photo's border cuts off is often not the product. */
  private static double freeOfBorder(RgbaImage small, boolean[] kept) {
    int width = small.width();
    int height = small.height();
    int touching = 0;
    for (int x = 0; x < width; x++) {
      touching += (kept[x] ? 1 : 0) + (kept[(height - 1) * width + x] ? 1 : 0);
    }
    for (int y = 0; y < height; y++) {
      touching += (kept[y * width] ? 1 : 0) + (kept[y * width + width - 1] ? 1 : 0);
    }
    return 1 - 0.8 * ramp(touching / (2.0 * (width + height)), 0.02, 0.35);
  }

  /** A product of the background's colours was found by luck. */
  private static double contrast(RgbaImage small, BackgroundModel model, boolean[] kept) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < kept.length; i++) {
      if (kept[i]) {
        sum += model.distance(small, i);
        count++;
      }
    }
    return count == 0 ? 0 : 0.3 + 0.7 * ramp(sum / count, model.tolerance(), 4 * model.tolerance());
  }

  /** Glass is kept as a whole, with the old backdrop in it. */
  private static double solid(RgbaImage small, BackgroundModel model, boolean[] kept) {
    return 1 - 0.6 * ramp(Translucency.share(small, model, kept), 0.65, 0.76);
  }

  private static double ramp(double value, double from, double to) {
    return Math.clamp((value - from) / (to - from), 0, 1);
  }
}
