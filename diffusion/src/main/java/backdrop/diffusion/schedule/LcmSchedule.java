package backdrop.diffusion.schedule;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.Sampling;
import backdrop.diffusion.schedule.NoiseLevels.Betas;
import backdrop.diffusion.schedule.NoiseLevels.Growth;
import backdrop.diffusion.schedule.SchedulerConfig.PredictionType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Multistep sampling from a latent consistency model (Luo et al. 2023, arXiv 2310.04378): each step
 * goes to clean latents at once and buries them again, less deeply. Agrees with diffusers'
 * LCMScheduler.
 */
final class LcmSchedule implements Schedule {

  private static final Betas SILENT = new Betas(0.00085, 0.012, Growth.SCALED_LINEAR);

  /** The standard deviation of the data that the boundary condition assumes. */
  private static final double SIGMA_DATA = 0.5;

  private final PredictionType type;
  private final CleanLimits limits;
  private final double timestepScaling;
  private final double[] alphas;
  private final Course course;

  LcmSchedule(SchedulerConfig config, Sampling sampling) {
    this.type = config.predictionType();
    this.limits = CleanLimits.of(config, false);
    this.timestepScaling = config.timestepScaling();
    this.alphas = NoiseLevels.alphasCumulative(config, SILENT, true);
    this.course = Course.of(timesteps(config, sampling.steps()), sampling, 1);
  }

  /** Evenly spread among the timesteps that the model was distilled on, from the noisiest down. */
  private static double[] timesteps(SchedulerConfig config, int steps) {
    int original = config.distilledSteps();
    if (steps > original) {
      throw new DiffusionException(
          Reason.REQUEST_INVALID,
          "The sampler lcm takes from 1 to %d steps with this model".formatted(original));
    }
    int stride = config.trainSteps() / original;
    double[] timesteps = new double[steps];
    for (int i = 0; i < steps; i++) {
      int index = (int) Math.floor(i * ((double) original / steps));
      timesteps[i] = (original - index) * stride - 1;
    }
    return timesteps;
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
    return evaluation < evaluations() - 1;
  }

  @Override
  public SamplerState start(float[] noise) {
    return new SamplerState(0, noise.clone(), List.of());
  }

  @Override
  public SamplerState start(float[] pictureLatents, float[] noise) {
    return start(level(0).noised(pictureLatents, noise));
  }

  @Override
  public SamplerState step(SamplerState state, float[] prediction, float @Nullable [] noise) {
    int evaluation = state.evaluation();
    double scaled = timestep(evaluation) * timestepScaling;
    double root = Math.sqrt(scaled * scaled + SIGMA_DATA * SIGMA_DATA);
    double skip = SIGMA_DATA * SIGMA_DATA / (root * root);
    float[] consistent =
        Mix.of(scaled / root, denoised(state, prediction)).plus(skip, state.latents()).sum();
    return state.next(
        drawsNoise(evaluation)
            ? level(evaluation + 1).noised(consistent, Objects.requireNonNull(noise))
            : consistent);
  }

  @Override
  public float[] denoised(SamplerState state, float[] prediction) {
    return limits.apply(level(state.evaluation()).clean(type, state.latents(), prediction));
  }

  private Level level(int evaluation) {
    return Level.ofAlpha(alphas[(int) timestep(evaluation)]);
  }
}
