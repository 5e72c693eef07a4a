package backdrop.diffusion.schedule;

import backdrop.diffusion.Sampling;
import backdrop.diffusion.schedule.NoiseLevels.Betas;
import backdrop.diffusion.schedule.SchedulerConfig.PredictionType;
import org.jspecify.annotations.Nullable;

/**
 * Euler's method on noise levels (Karras et al. 2022, algorithm 2 without churn), as in diffusers'
 * EulerDiscreteScheduler.
 */
final class EulerSchedule implements Schedule {

  private final PredictionType type;
  private final SigmaCourse way;

  EulerSchedule(SchedulerConfig config, Sampling sampling) {
    this.type = config.predictionType();
    TrainingSigmas table =
        new TrainingSigmas(NoiseLevels.alphasCumulative(config, Betas.USUAL, true));
    double last = config.endsAtZero() ? 0 : table.smallest();
    this.way = SigmaCourse.of(config, sampling, table, true, last);
  }

  @Override
  public int evaluations() {
    return way.course().evaluations();
  }

  @Override
  public double timestep(int evaluation) {
    return way.course().timestep(evaluation);
  }

  @Override
  public double inputScale(int evaluation) {
    return way.sigma(evaluation).inputScale();
  }

  @Override
  public SamplerState start(float[] noise) {
    return way.start(noise);
  }

  @Override
  public SamplerState start(float[] pictureLatents, float[] noise) {
    return way.start(pictureLatents, noise);
  }

  @Override
  public SamplerState step(SamplerState state, float[] prediction, float @Nullable [] noise) {
    double from = way.sigma(state.evaluation()).value();
    double ratio = way.sigma(state.evaluation() + 1).value() / from;
    float[] clean = denoised(state, prediction);
    return state.next(Mix.of(ratio, state.latents()).plus(1 - ratio, clean).sum());
  }

  @Override
  public float[] denoised(SamplerState state, float[] prediction) {
    return way.sigma(state.evaluation()).clean(type, state.latents(), prediction);
  }
}
