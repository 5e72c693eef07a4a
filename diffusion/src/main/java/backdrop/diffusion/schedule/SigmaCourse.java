package backdrop.diffusion.schedule;

import backdrop.diffusion.Sampling;
import java.util.Arrays;
import java.util.List;

/**
 * The noise levels of a whole way, for samplers whose latents' variance grows with the noise, and
 * how such a way starts.
 *
 * @param sigmas one more than there are timesteps; the last is where the way ends
 * @param startScale by what standard normal noise is multiplied to start from
 */
record SigmaCourse(Course course, double[] sigmas, double startScale) {

  /**
   * Plans the way of diffusers' Euler schedulers.
   *
   * @param rescales whether the sampler knows of noise that ends with nothing of the picture left
   * @param karras whether the sampler takes the noise levels of Karras et al. if the file asks
   * @param last where the way ends
   */
  static SigmaCourse of(
      SchedulerConfig config,
      Sampling sampling,
      TrainingSigmas table,
      boolean karras,
      double last) {
    TimestepSpacing spacing = config.spacing(TimestepSpacing.LINSPACE);
    int offset = config.stepsOffset(sampling.sampler().scheduler());
    double[] timesteps = spacing.timesteps(config.trainSteps(), sampling.steps(), offset);
    double[] sigmas = table.at(timesteps);
    if (karras && config.karrasSigmas()) {
      sigmas =
          TrainingSigmas.karras(
              config.sigmaMax().orElse(sigmas[0]),
              config.sigmaMin().orElse(sigmas[sigmas.length - 1]),
              sigmas.length);
      timesteps = table.timesteps(sigmas);
    }
    double largest = sigmas[0];
    double startScale =
        switch (spacing) {
          case LINSPACE, TRAILING -> largest;
          case LEADING -> Math.sqrt(largest * largest + 1);
        };
    double[] all = Arrays.copyOf(sigmas, sigmas.length + 1);
    all[sigmas.length] = last;
    return new SigmaCourse(Course.of(timesteps, sampling, 1), all, startScale);
  }

  /** The level before an evaluation; one past the last evaluation gives the end of the way. */
  Sigma sigma(int evaluation) {
    return new Sigma(sigmas[course.begin() + evaluation]);
  }

  SamplerState start(float[] noise) {
    return new SamplerState(0, Mix.of(startScale, noise).sum(), List.of());
  }

  SamplerState start(float[] pictureLatents, float[] noise) {
    return new SamplerState(0, sigma(0).noised(pictureLatents, noise), List.of());
  }
}
