package backdrop.diffusion.schedule;

import backdrop.diffusion.schedule.SchedulerConfig.PredictionType;

/**
 * A noise level of latents that keep their variance: latents = signal * clean + noise * epsilon,
 * where the squares of both shares add up to 1.
 */
record Level(double signal, double noise) {

  /** The level of an alpha-bar, the signal's share of the variance. */
  static Level ofAlpha(double alpha) {
    return new Level(Math.sqrt(alpha), Math.sqrt(1 - alpha));
  }

  /** The level of a ratio of noise to signal. */
  static Level ofSigma(double sigma) {
    double signal = 1 / Math.sqrt(sigma * sigma + 1);
    return new Level(signal, sigma * signal);
  }

  /** Half the logarithm of the signal-to-noise ratio; infinite without noise. */
  double lambda() {
    return Math.log(signal) - Math.log(noise);
  }

  /** The ratio of noise to signal. */
  double sigma() {
    return noise / signal;
  }

  /** Buries clean latents in noise. */
  float[] noised(float[] clean, float[] epsilon) {
    return Mix.of(signal, clean).plus(noise, epsilon).sum();
  }

  /** The clean latents that a prediction amounts to. */
  float[] clean(PredictionType type, float[] latents, float[] prediction) {
    return switch (type) {
      case EPSILON -> Mix.of(1 / signal, latents).plus(-noise / signal, prediction).sum();
      case V_PREDICTION -> Mix.of(signal, latents).plus(-noise, prediction).sum();
      case SAMPLE -> prediction.clone();
    };
  }

  /** The noise that a prediction amounts to. */
  float[] epsilon(PredictionType type, float[] latents, float[] prediction) {
    return switch (type) {
      case EPSILON -> prediction.clone();
      case V_PREDICTION -> Mix.of(signal, prediction).plus(noise, latents).sum();
      case SAMPLE -> epsilon(latents, prediction);
    };
  }

  /** The noise in latents of which the clean part is known. */
  float[] epsilon(float[] latents, float[] clean) {
    return Mix.of(1 / noise, latents).plus(-signal / noise, clean).sum();
  }
}
