package backdrop.diffusion.schedule;

import backdrop.diffusion.Sampling;
import backdrop.diffusion.schedule.NoiseLevels.Betas;
import backdrop.diffusion.schedule.SchedulerConfig.PredictionType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Euler's method that steps below the next noise level and draws noise to come back up to it, as in
 * diffusers' EulerAncestralDiscreteScheduler and k-diffusion's {@code sample_euler_ancestral}.
 */
final class EulerAncestralSchedule implements Schedule {

  private final PredictionType type;
  private final SigmaCourse way;

  EulerAncestralSchedule(SchedulerConfig config, Sampling sampling) {
    this.type = config.predictionType();
    TrainingSigmas table =
        new TrainingSigmas(NoiseLevels.alphasCumulative(config, Betas.USUAL, true));
    this.way = SigmaCourse.of(config, sampling, table, false, 0);
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
  public boolean drawsNoise(int evaluation) {
    return true;
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
    double to = way.sigma(state.evaluation() + 1).value();
    double up = to / from * Math.sqrt(from * from - to * to);
    double down = Math.sqrt(to * to - up * up);
    double ratio = down / from;
    return state.next(
        Mix.of(ratio, state.latents())
            .plus(1 - ratio, denoised(state, prediction))
            .plus(up, Objects.requireNonNull(noise))
            .sum());
  }

  @Override
  public float[] denoised(SamplerState state, float[] prediction) {
    return way.sigma(state.evaluation()).clean(type, state.latents(), prediction);
  }
}
