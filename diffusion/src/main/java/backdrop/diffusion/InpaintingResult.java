package backdrop.diffusion;

/**
 * A painted picture of the size of its request, and where the time went.
 *
 * <p>The whole picture comes out of the decoder, the kept region included: whoever needs that
 * region exact puts the original over it.
 *
 * @param latents the final latents {@code [4, height / 8, width / 8]}, scaled as the UNet knows
 *     them
 */
public record InpaintingResult(RgbImage picture, float[] latents, PaintTimings timings) {}
