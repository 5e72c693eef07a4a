package backdrop.inference.generation;

/**
 * Proof that the product is untouched, measured before lossy encoding.
 *
 * @param maxProductDiff largest difference of any channel over the compared pixels; 0 = untouched
 * @param pixelsCompared fully opaque product pixels, the mask eroded by 2
 * @param halo mean share of the old background left in the soft edge
 * @param scale factor that the product was scaled by
 * @param resampling "none" at scale 1, otherwise the filter
 */
public record FidelityFigures(
    int maxProductDiff, long pixelsCompared, double halo, double scale, String resampling) {}
