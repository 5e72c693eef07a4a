package backdrop.picture.output;

import backdrop.picture.RgbaImage;

/** Finds the faintest layer that, laid over one picture, gives another within one code value. */
final class ShadowLayer {
  private ShadowLayer() {}

  /**
   * For a plain shadow this is black with the shadow's depth as alpha. In general, in each pixel,
   * alpha is the least for which a colour exists: {@code (below - above) / below} where the pixel
   * got darker, {@code (above - below) / (255 - below)} where it got lighter, the largest of the
   * three bands.
   */
  static RgbaImage between(RgbaImage below, RgbaImage above) {
    byte[] from = below.pixels();
    byte[] to = above.pixels();
    byte[] layer = new byte[from.length];
    for (int i = 0; i < layer.length; i += 4) {
      int alpha = 0;
      for (int band = i; band < i + 3; band++) {
        alpha = Math.max(alpha, alpha(from[band] & 255, to[band] & 255));
      }
      for (int band = i; band < i + 3 && alpha > 0; band++) {
        int colour = 255 * (to[band] & 255) - (255 - alpha) * (from[band] & 255);
        layer[band] = (byte) Math.clamp(Math.round((float) colour / alpha), 0, 255);
      }
      layer[i + 3] = (byte) alpha;
    }
    return RgbaImage.of(below.width(), below.height(), layer);
  }

  private static int alpha(int below, int above) {
    if (below == above) {
      return 0;
    }
    return above < below
        ? Math.ceilDiv(255 * (below - above), below)
        : Math.ceilDiv(255 * (above - below), 255 - below);
  }
}
