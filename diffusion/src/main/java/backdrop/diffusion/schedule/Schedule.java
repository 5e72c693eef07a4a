package backdrop.diffusion.schedule;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.Sampling;
import org.jspecify.annotations.Nullable;

/**
 * A plan from noise to picture in a fixed number of evaluations of the network. Immutable: one
 * instance serves any number of pictures and threads at once. Evaluations count from 0; latents,
 * predictions and noise are flat and of equal length. Arrays handed in are neither written to nor
 * kept, so that a caller may use its buffers again.
 */
public interface Schedule {

  /**
   * Plans the way for a sampler, honouring the noise the model was trained with. Fails with {@link
   * Reason#REQUEST_INVALID} if the model was trained on fewer steps.
   */
  static Schedule of(Sampling sampling, SchedulerConfig config) {
    if (sampling.steps() > config.trainSteps()) {
      throw new DiffusionException(
          Reason.REQUEST_INVALID, "From 1 to %d steps".formatted(config.trainSteps()));
    }
    return switch (sampling.sampler()) {
      case DDIM -> new DdimSchedule(config, sampling);
      case PNDM -> new PndmSchedule(config, sampling);
      case EULER -> new EulerSchedule(config, sampling);
      case EULER_ANCESTRAL -> new EulerAncestralSchedule(config, sampling);
      case DPMPP_2M, DPMPP_2M_KARRAS -> new DpmSolverSchedule(config, sampling);
      case UNIPC -> new UniPcSchedule(config, sampling);
      case LCM -> new LcmSchedule(config, sampling);
      case HEUN -> new HeunSchedule(config, sampling);
      case DEIS -> new DeisSchedule(config, sampling);
    };
  }

  /**
   * How often the network is asked: some samplers ask more than once a step, and a strength below 1
   * leaves steps out.
   */
  int evaluations();

  /** What the network is told about the noise left. */
  double timestep(int evaluation);

  /** By what latents are multiplied before the network sees them. */
  default double inputScale(int evaluation) {
    return 1;
  }

  /** Whether {@link #step} after this evaluation wants standard normal noise drawn for it. */
  default boolean drawsNoise(int evaluation) {
    return false;
  }

  /** The start of a way from noise alone: strength 1. */
  SamplerState start(float[] noise);

  /** The start of a way from a picture's latents, buried in noise as far as the strength says. */
  SamplerState start(float[] pictureLatents, float[] noise);

  /**
   * Returns the state after the network answered for this one.
   *
   * @param noise drawn for this step, or null where {@link #drawsNoise} says no
   */
  SamplerState step(SamplerState state, float[] prediction, float @Nullable [] noise);

  /** Returns the clean latents that this prediction amounts to. */
  float[] denoised(SamplerState state, float[] prediction);
}
