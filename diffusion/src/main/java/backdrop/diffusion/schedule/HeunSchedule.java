package backdrop.diffusion.schedule;

import backdrop.diffusion.Sampling;
import backdrop.diffusion.schedule.NoiseLevels.Betas;
import backdrop.diffusion.schedule.NoiseLevels.Growth;
import backdrop.diffusion.schedule.SchedulerConfig.PredictionType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Heun's method on noise levels (Karras et al. 2022, algorithm 1), as in diffusers'
 * HeunDiscreteScheduler. Each step but the last asks twice: at its start, and where Euler's method
 * would have led to.
 */
final class HeunSchedule implements Schedule {

  private static final Betas SILENT = new Betas(0.00085, 0.012, Growth.LINEAR);

  private final PredictionType type;
  private final CleanLimits limits;
  private final SigmaCourse steps;
  private final Course course;

  HeunSchedule(SchedulerConfig config, Sampling sampling) {
    this.type = config.predictionType();
    this.limits = CleanLimits.clippingOnly(config, false);
    TrainingSigmas table = new TrainingSigmas(NoiseLevels.alphasCumulative(config, SILENT, false));
    this.steps = SigmaCourse.of(config, sampling, table, true, 0);
    double[] once = steps.course().timesteps();
    double[] twice = new double[2 * once.length - 1];
    for (int i = 0; i < twice.length; i++) {
      twice[i] = once[(i + 1) / 2];
    }
    this.course = Course.of(twice, sampling, 2);
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
    return sigma(evaluation).inputScale();
  }

  @Override
  public SamplerState start(float[] noise) {
    return steps.start(noise);
  }

  @Override
  public SamplerState start(float[] pictureLatents, float[] noise) {
    return steps.start(pictureLatents, noise);
  }

  /** Between the two halves of a step the memory holds where it set out, and in what direction. */
  @Override
  public SamplerState step(SamplerState state, float[] prediction, float @Nullable [] noise) {
    int evaluation = state.evaluation();
    double sigma = sigma(evaluation).value();
    float[] direction =
        Mix.of(1 / sigma, state.latents()).plus(-1 / sigma, denoised(state, prediction)).sum();
    if (evaluation % 2 == 0) {
      double change = sigma(evaluation + 1).value() - sigma;
      float[] latents = Mix.of(1, state.latents()).plus(change, direction).sum();
      return state.next(latents, List.of(state.latents(), direction));
    }
    double change = sigma - sigma(evaluation - 1).value();
    return state.next(
        Mix.of(1, state.memory().get(0))
            .plus(change / 2, state.memory().get(1))
            .plus(change / 2, direction)
            .sum());
  }

  @Override
  public float[] denoised(SamplerState state, float[] prediction) {
    return limits.apply(sigma(state.evaluation()).clean(type, state.latents(), prediction));
  }

  private Sigma sigma(int evaluation) {
    return steps.sigma((evaluation + 1) / 2);
  }
}
