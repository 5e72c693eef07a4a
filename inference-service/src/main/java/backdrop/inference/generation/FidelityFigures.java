package backdrop.inference.generation;

import backdrop.picture.Box;
import java.util.Optional;

/**
 * Proof that the product is untouched, measured before lossy encoding.
 *
 * @param maxProductDiff largest difference of any channel over the compared pixels; 0 = untouched
 * @param maxShownDiff the same against the product as it was to be shown, over all opaque pixels
 * @param maxEdgeDiff largest difference of any channel, over half-transparent pixels, from the
 *     exact blend of product and background
 * @param pixelsCompared fully opaque product pixels, the mask eroded by 2
 * @param halo mean share of the old background left in the soft edge
 * @param scale factor that the product was scaled by
 * @param resampling "none" at scale 1, otherwise the filter
 * @param adjustment what was done to the product's colours because it was asked for
 * @param frame where the product's bounding box lies, may reach beyond the picture; empty in
 *     pictures of earlier versions
 * @param productShare product area over picture area, 0 to 1
 */
public record FidelityFigures(
    int maxProductDiff,
    int maxShownDiff,
    double maxEdgeDiff,
    long pixelsCompared,
    double halo,
    double scale,
    String resampling,
    Adjustment adjustment,
    Optional<Box> frame,
    double productShare) {
  /** Why a product may not be what it was. */
  public enum Adjustment {
    NONE,
    /** Its light was matched to the background. */
    LIGHT
  }
}
