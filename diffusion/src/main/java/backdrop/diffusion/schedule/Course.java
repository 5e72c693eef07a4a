package backdrop.diffusion.schedule;

import backdrop.diffusion.Sampling;

/**
 * The timesteps of a whole way, and where on it a strength below 1 gets on: evaluation 0 is the one
 * at {@code begin}.
 */
record Course(double[] timesteps, int begin) {

  /**
   * Gets on where diffusers' {@code StableDiffusionInpaintPipeline.get_timesteps} does.
   *
   * @param order how many timesteps in a row belong to one step
   */
  static Course of(double[] timesteps, Sampling sampling, int order) {
    int taken = Math.min((int) (sampling.steps() * sampling.strength()), sampling.steps());
    return new Course(timesteps, (sampling.steps() - taken) * order);
  }

  int evaluations() {
    return timesteps.length - begin;
  }

  double timestep(int evaluation) {
    return timesteps[begin + evaluation];
  }
}
