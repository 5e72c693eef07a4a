package backdrop.diffusion.schedule;

import backdrop.diffusion.Sampling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Euler's method on noise levels (sigmas), without churn, as in diffusers' EulerDiscreteScheduler.
 */
final class EulerSchedule implements Schedule {

  /** Stands for alpha-bar 0, whose sigma would be infinite. */
  private static final double SMALLEST_ALPHA = 0x1p-24;

  private final SchedulerConfig config;
  private final TimestepSpacing spacing;
  private final Course course;

  /** One more than there are timesteps; the last is 0. */
  private final double[] sigmas;

  EulerSchedule(SchedulerConfig config, Sampling sampling) {
    this.config = config;
    this.spacing = config.spacing().orElse(TimestepSpacing.LINSPACE);
    double[] timesteps =
        spacing.timesteps(config.trainSteps(), sampling.steps(), config.stepsOffset());
    this.course = Course.of(timesteps, sampling, 1);
    double[] alphas = NoiseLevels.alphasCumulative(config);
    this.sigmas = new double[timesteps.length + 1];
    for (int i = 0; i < timesteps.length; i++) {
      sigmas[i] = interpolatedSigma(alphas, timesteps[i]);
    }
  }

  private static double interpolatedSigma(double[] alphas, double timestep) {
    double position = Math.clamp(timestep, 0, alphas.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, alphas.length - 1);
    double part = position - below;
    return sigma(alphas[below]) * (1 - part) + sigma(alphas[above]) * part;
  }

  private static double sigma(double alpha) {
    double positive = Math.max(alpha, SMALLEST_ALPHA);
    return Math.sqrt((1 - positive) / positive);
  }

  @Override
  public int evaluations() {
    return course.evaluations();
  }

  @Override
  public double timestep(int evaluation) {
    return course.timestep(evaluation);
  }

  @Override
  public double inputScale(int evaluation) {
    double sigma = sigma(evaluation);
    return 1 / Math.sqrt(sigma * sigma + 1);
  }

  @Override
  public SamplerState start(float[] noise) {
    double largest = sigmas[0];
    double scale =
        switch (spacing) {
          case LINSPACE, TRAILING -> largest;
          case LEADING -> Math.sqrt(largest * largest + 1);
        };
    return new SamplerState(0, Mix.scaled(scale, noise), List.of());
  }

  @Override
  public SamplerState start(float[] pictureLatents, float[] noise) {
    return new SamplerState(0, Mix.of(1, pictureLatents, sigma(0), noise), List.of());
  }

  @Override
  public SamplerState step(SamplerState state, float[] prediction, float @Nullable [] noise) {
    double ratio = sigma(state.evaluation() + 1) / sigma(state.evaluation());
    return state.next(Mix.of(ratio, state.latents(), 1 - ratio, denoised(state, prediction)));
  }

  @Override
  public float[] denoised(SamplerState state, float[] prediction) {
    double sigma = sigma(state.evaluation());
    double variance = sigma * sigma + 1;
    float[] latents = state.latents();
    return switch (config.predictionType()) {
      case EPSILON -> Mix.of(1, latents, -sigma, prediction);
      case V_PREDICTION -> Mix.of(1 / variance, latents, -sigma / Math.sqrt(variance), prediction);
      case SAMPLE -> prediction.clone();
    };
  }

  private double sigma(int evaluation) {
    return sigmas[course.begin() + evaluation];
  }
}
