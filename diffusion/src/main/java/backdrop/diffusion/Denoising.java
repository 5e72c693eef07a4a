package backdrop.diffusion;

import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.random.TorchGenerator;
import backdrop.diffusion.schedule.SamplerState;
import backdrop.diffusion.schedule.Schedule;

/** The latents of one picture on their way from noise, evaluation by evaluation. */
final class Denoising {

  private final Schedule schedule;
  private final TorchGenerator generator;
  private final float[] prediction;
  private final float[] input;
  private SamplerState state;
  private SamplerState previous;

  /**
   * Starts from a state.
   *
   * @param generator gives the noise that some samplers draw on the way
   */
  Denoising(Schedule schedule, SamplerState start, TorchGenerator generator) {
    this.schedule = schedule;
    this.generator = generator;
    this.state = start;
    this.previous = start;
    this.prediction = new float[start.latents().length];
    this.input = new float[start.latents().length];
  }

  boolean finished() {
    return done() == schedule.evaluations();
  }

  /** How many evaluations are behind. */
  int done() {
    return state.evaluation();
  }

  double timestep() {
    return schedule.timestep(done());
  }

  /** The latents as the network wants to see them for the coming evaluation. */
  float[] input() {
    float scale = (float) schedule.inputScale(done());
    float[] latents = state.latents();
    for (int i = 0; i < latents.length; i++) {
      input[i] = latents[i] * scale;
    }
    return input;
  }

  /** Where the network's prediction belongs. */
  float[] prediction() {
    return prediction;
  }

  /** Goes on with the prediction given. */
  void advance() {
    float[] noise = schedule.drawsNoise(done()) ? generator.normal(prediction.length) : null;
    previous = state;
    state = schedule.step(state, prediction, noise);
  }

  /** The clean latents that the latest prediction amounts to. */
  float[] estimate() {
    return schedule.denoised(previous, prediction);
  }

  /** The latents without noise, once finished. */
  float[] result() {
    for (float value : state.latents()) {
      if (!Float.isFinite(value)) {
        throw new DiffusionException(
            Reason.NOT_FINITE, "The model's prediction holds values that are no numbers");
      }
    }
    return state.latents();
  }
}
