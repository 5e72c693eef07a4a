package backdrop.diffusion;

/**
 * A painted picture of the size of its request, and where the time went.
 *
 * <p>The whole picture comes out of the decoder, the kept region included: whoever needs that
 * region exact puts the original over it.
 */
public record InpaintingResult(RgbImage picture, PaintTimings timings) {}
