package backdrop.diffusion.schedule;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.Sampler;

/**
 * A plan from noise to picture in a fixed number of steps. Immutable: one instance serves any
 * number of pictures at once. Steps count from 0; latents and predictions are flat and of equal
 * length.
 */
public interface Schedule {

  /** Plans the way for a sampler, honouring the noise the model was trained with. */
  static Schedule of(Sampler sampler, SchedulerConfig config, int steps) {
    if (steps < 1 || steps > config.trainSteps()) {
      throw new DiffusionException(
          Reason.REQUEST_INVALID, "From 1 to %d steps".formatted(config.trainSteps()));
    }
    return switch (sampler) {
      case DDIM -> new DdimSchedule(config, steps);
      case EULER -> new EulerSchedule(config, steps);
    };
  }

  int steps();

  /** What the network is told about the noise left before this step. */
  double timestep(int step);

  /** By what standard normal noise is multiplied to start from. */
  double initialScale();

  /** By what latents are multiplied before the network sees them. */
  double inputScale(int step);

  /**
   * Writes the latents after this step to {@code next}; reads the others only.
   *
   * @param latents before the step, not scaled for the network
   */
  void step(int step, float[] latents, float[] prediction, float[] next);

  /** Writes the clean latents that this prediction amounts to. */
  void denoised(int step, float[] latents, float[] prediction, float[] clean);
}
