package backdrop.diffusion.schedule;

import backdrop.diffusion.Sampling;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Denoising diffusion implicit models. Agrees with diffusers' DDIMScheduler, also in that the step
 * goes to {@code timestep - trainSteps / steps} whatever the spacing.
 */
final class DdimSchedule implements Schedule {

  private final SchedulerConfig config;
  private final Course course;
  private final int stride;
  private final double eta;
  private final double[] alphas;
  private final double finalAlpha;

  DdimSchedule(SchedulerConfig config, Sampling sampling) {
    this.config = config;
    this.stride = config.trainSteps() / sampling.steps();
    this.eta = sampling.eta();
    this.alphas = NoiseLevels.alphasCumulative(config);
    this.finalAlpha = config.alphaToOne() ? 1 : alphas[0];
    double[] timesteps =
        config
            .spacing()
            .orElse(TimestepSpacing.LEADING)
            .timesteps(config.trainSteps(), sampling.steps(), config.stepsOffset());
    for (int i = 0; i < timesteps.length; i++) {
      timesteps[i] = Math.min(Math.rint(timesteps[i]), config.trainSteps() - 1);
    }
    this.course = Course.of(timesteps, sampling, 1);
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
  public boolean drawsNoise(int evaluation) {
    return eta > 0;
  }

  @Override
  public SamplerState start(float[] noise) {
    return new SamplerState(0, noise.clone(), List.of());
  }

  @Override
  public SamplerState start(float[] pictureLatents, float[] noise) {
    double alpha = alpha(0);
    return start(Mix.of(Math.sqrt(alpha), pictureLatents, Math.sqrt(1 - alpha), noise));
  }

  @Override
  public SamplerState step(SamplerState state, float[] prediction, float @Nullable [] noise) {
    double alpha = alpha(state.evaluation());
    int target = (int) timestep(state.evaluation()) - stride;
    double alphaNext = target >= 0 ? alphas[target] : finalAlpha;
    double deviation = eta * Math.sqrt((1 - alphaNext) / (1 - alpha) * (1 - alpha / alphaNext));
    double direction = Math.sqrt(1 - alphaNext - deviation * deviation);
    float[] latents =
        Mix.of(
            Math.sqrt(alphaNext),
            denoised(state, prediction),
            direction,
            epsilon(state, prediction, alpha));
    if (drawsNoise(state.evaluation())) {
      latents = Mix.of(1, latents, deviation, Objects.requireNonNull(noise));
    }
    return state.next(latents);
  }

  /** The noise predicted, whatever was predicted; clipping the clean latents leaves it as it is. */
  private float[] epsilon(SamplerState state, float[] prediction, double alpha) {
    double signal = Math.sqrt(alpha);
    double sigma = Math.sqrt(1 - alpha);
    return switch (config.predictionType()) {
      case EPSILON -> prediction;
      case V_PREDICTION -> Mix.of(signal, prediction, sigma, state.latents());
      case SAMPLE -> Mix.of(1 / sigma, state.latents(), -signal / sigma, prediction);
    };
  }

  @Override
  public float[] denoised(SamplerState state, float[] prediction) {
    double alpha = alpha(state.evaluation());
    double signal = Math.sqrt(alpha);
    double sigma = Math.sqrt(1 - alpha);
    float[] latents = state.latents();
    float[] clean =
        switch (config.predictionType()) {
          case EPSILON -> Mix.of(1 / signal, latents, -sigma / signal, prediction);
          case V_PREDICTION -> Mix.of(signal, latents, -sigma, prediction);
          case SAMPLE -> prediction.clone();
        };
    return config.clipSample() ? clipped(clean, (float) config.clipRange()) : clean;
  }

  private static float[] clipped(float[] values, float range) {
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = Math.clamp(values[i], -range, range);
    }
    return result;
  }

  private double alpha(int evaluation) {
    return alphas[(int) timestep(evaluation)];
  }
}
