package backdrop.diffusion.schedule;

import backdrop.diffusion.schedule.SchedulerConfig.PredictionType;

/**
 * A noise level of latents whose variance grows with the noise: latents = clean + value * epsilon,
 * as in Karras et al. 2022 (arXiv 2206.00364).
 */
record Sigma(double value) {

  /** By what latents are multiplied to have the variance that networks are trained on. */
  double inputScale() {
    return 1 / Math.sqrt(value * value + 1);
  }

  /** Buries clean latents in noise. */
  float[] noised(float[] clean, float[] epsilon) {
    return Mix.of(1, clean).plus(value, epsilon).sum();
  }

  /** The clean latents that a prediction amounts to. */
  float[] clean(PredictionType type, float[] latents, float[] prediction) {
    double scale = inputScale();
    return switch (type) {
      case EPSILON -> Mix.of(1, latents).plus(-value, prediction).sum();
      case V_PREDICTION -> Mix.of(scale * scale, latents).plus(-value * scale, prediction).sum();
      case SAMPLE -> prediction.clone();
    };
  }
}
