package backdrop.diffusion.schedule;

import backdrop.diffusion.Sampling;
import backdrop.diffusion.schedule.NoiseLevels.Betas;
import backdrop.diffusion.schedule.SchedulerConfig.PredictionType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Denoising diffusion implicit models (Song et al. 2020, arXiv 2010.02502). Agrees with diffusers'
 * DDIMScheduler, also in that the step goes to {@code timestep - trainSteps / steps} whatever the
 * spacing.
 */
final class DdimSchedule implements Schedule {

  private final PredictionType type;
  private final CleanLimits limits;
  private final Course course;
  private final int stride;
  private final double eta;
  private final double[] alphas;
  private final double finalAlpha;

  DdimSchedule(SchedulerConfig config, Sampling sampling) {
    this.type = config.predictionType();
    this.limits = CleanLimits.of(config, true);
    this.stride = config.trainSteps() / sampling.steps();
    this.eta = sampling.eta();
    this.alphas = NoiseLevels.alphasCumulative(config, Betas.USUAL, true);
    this.finalAlpha = config.alphaToOne(true) ? 1 : alphas[0];
    double[] timesteps =
        config
            .spacing(TimestepSpacing.LEADING)
            .wholeTimesteps(
                config.trainSteps(),
                sampling.steps(),
                config.stepsOffset(sampling.sampler().scheduler()));
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
    return start(Level.ofAlpha(alpha(0)).noised(pictureLatents, noise));
  }

  @Override
  public SamplerState step(SamplerState state, float[] prediction, float @Nullable [] noise) {
    double alpha = alpha(state.evaluation());
    int target = (int) timestep(state.evaluation()) - stride;
    double alphaNext = target >= 0 ? alphas[target] : finalAlpha;
    // Equation 16 of the paper.
    double deviation = eta * Math.sqrt((1 - alphaNext) / (1 - alpha) * (1 - alpha / alphaNext));
    // Clipping the clean latents leaves the predicted noise as it is.
    float[] epsilon = Level.ofAlpha(alpha).epsilon(type, state.latents(), prediction);
    Mix latents =
        Mix.of(Math.sqrt(alphaNext), denoised(state, prediction))
            .plus(Math.sqrt(1 - alphaNext - deviation * deviation), epsilon);
    if (eta > 0) {
      latents.plus(deviation, Objects.requireNonNull(noise));
    }
    return state.next(latents.sum());
  }

  @Override
  public float[] denoised(SamplerState state, float[] prediction) {
    Level level = Level.ofAlpha(alpha(state.evaluation()));
    return limits.apply(level.clean(type, state.latents(), prediction));
  }

  private double alpha(int evaluation) {
    return alphas[(int) timestep(evaluation)];
  }
}
