package backdrop.picture;

/**
 * What became of the product in a finished picture, measured by comparing the two and not by
 * trusting how it was made.
 *
 * @param maxProductDiff largest difference of any channel over all opaque product pixels at least 2
 *     pixels inside the opaque area; 0 is the promise
 * @param maxOpaqueDiff the same over every opaque product pixel, edge included
 * @param maxShownDiff the same, measured against the product as it was to be shown; differs from
 *     {@code maxOpaqueDiff} only where the product was adjusted
 * @param pixelsCompared how many pixels {@code maxProductDiff} speaks of
 * @param maxEdgeDiff largest difference of any channel, over half-transparent pixels, from the
 *     exact blend of product and background
 * @param haloLeak mean share of the photo's old background that still shows in half-transparent
 *     pixels, 0 to 1; both colours are estimates, the old background from around the product and
 *     the product's own from opaque pixels nearby
 * @param haloLeakP95 the share that 95 % of these pixels stay below
 * @param edgePixels how many pixels the halo figures speak of; pixels without a measurable contrast
 *     are left out
 * @param productShare product area over canvas area, 0 to 1; soft pixels count in part
 * @param scale canvas pixels per photo pixel
 * @param resampling how the product came to the canvas
 * @param adjustment what was done to the product's colours on request
 */
public record FidelityReport(
    int maxProductDiff,
    int maxOpaqueDiff,
    int maxShownDiff,
    long pixelsCompared,
    double maxEdgeDiff,
    double haloLeak,
    double haloLeakP95,
    long edgePixels,
    double productShare,
    double scale,
    PlacedProduct.Resampling resampling,
    Adjustment adjustment) {
  /** Why a product may not be what it was. */
  public enum Adjustment {
    NONE,
    /** Its light was matched to the background, because that was asked for. */
    LIGHT
  }

  /** Whether every opaque product pixel is what it was. */
  public boolean exact() {
    return maxProductDiff == 0 && maxOpaqueDiff == 0;
  }
}
