package backdrop.diffusion;

import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.schedule.Schedule;

/** The latents of one picture on their way from noise, step by step. */
final class Denoising {

  private final Schedule schedule;
  private final float[] prediction;
  private final float[] input;
  private float[] latents;
  private float[] previous;
  private int done;

  /** Starts from standard normal noise. */
  Denoising(Schedule schedule, float[] noise) {
    this.schedule = schedule;
    this.latents = scaled(noise, schedule.initialScale(), new float[noise.length]);
    this.previous = new float[noise.length];
    this.prediction = new float[noise.length];
    this.input = new float[noise.length];
  }

  boolean finished() {
    return done == schedule.steps();
  }

  /** How many steps are behind. */
  int done() {
    return done;
  }

  double timestep() {
    return schedule.timestep(done);
  }

  /** The latents as the network wants to see them for the coming step. */
  float[] input() {
    return scaled(latents, schedule.inputScale(done), input);
  }

  /** Where the network's prediction for the coming step belongs. */
  float[] prediction() {
    return prediction;
  }

  /** Takes the step with the prediction given. */
  void advance() {
    float[] next = previous;
    schedule.step(done, latents, prediction, next);
    previous = latents;
    latents = next;
    done++;
  }

  /** The clean latents that the latest prediction amounts to. */
  float[] estimate() {
    float[] clean = new float[latents.length];
    schedule.denoised(done - 1, previous, prediction, clean);
    return clean;
  }

  /** The latents without noise, once finished. */
  float[] result() {
    for (float value : latents) {
      if (!Float.isFinite(value)) {
        throw new DiffusionException(
            Reason.NOT_FINITE, "The model's prediction holds values that are no numbers");
      }
    }
    return latents;
  }

  private static float[] scaled(float[] values, double factor, float[] into) {
    for (int i = 0; i < values.length; i++) {
      into[i] = values[i] * (float) factor;
    }
    return into;
  }
}
