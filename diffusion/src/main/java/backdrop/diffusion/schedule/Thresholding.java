package backdrop.diffusion.schedule;

import java.util.Arrays;

/**
 * Dynamic thresholding of clean latents, as in Saharia et al. 2022 (arXiv 2205.11487) and
 * diffusers.
 *
 * @param ratio the quantile of magnitudes that is squeezed to 1
 * @param largest what that quantile counts for at most
 */
record Thresholding(double ratio, double largest) {

  /** Squeezes the values of one picture in place. */
  void apply(float[] values) {
    float limit = (float) Math.min(Math.max(quantile(values), 1), largest);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.clamp(values[i], -limit, limit) / limit;
    }
  }

  /** Interpolates between the two neighbours, as {@code torch.quantile} does. */
  private double quantile(float[] values) {
    float[] sorted = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      sorted[i] = Math.abs(values[i]);
    }
    Arrays.sort(sorted);
    double position = ratio * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
