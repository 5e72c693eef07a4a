package backdrop.diffusion.schedule;

/**
 * Denoising diffusion implicit models with eta 0. Agrees with diffusers' DDIMScheduler, also in
 * that the step goes to {@code timestep - trainSteps / steps} whatever the spacing.
 */
final class DdimSchedule implements Schedule {

  private final SchedulerConfig config;
  private final double[] timesteps;
  private final double[] alphas;
  private final double finalAlpha;

  DdimSchedule(SchedulerConfig config, int steps) {
    this.config = config;
    this.alphas = NoiseLevels.alphasCumulative(config);
    this.finalAlpha = config.alphaToOne() ? 1 : alphas[0];
    this.timesteps =
        config
            .spacing()
            .orElse(TimestepSpacing.LEADING)
            .timesteps(config.trainSteps(), steps, config.stepsOffset());
    for (int i = 0; i < steps; i++) {
      timesteps[i] = Math.min(Math.rint(timesteps[i]), config.trainSteps() - 1);
    }
  }

  @Override
  public int steps() {
    return timesteps.length;
  }

  @Override
  public double timestep(int step) {
    return timesteps[step];
  }

  @Override
  public double initialScale() {
    return 1;
  }

  @Override
  public double inputScale(int step) {
    return 1;
  }

  @Override
  public void step(int step, float[] latents, float[] prediction, float[] next) {
    int target = (int) timesteps[step] - config.trainSteps() / timesteps.length;
    double alphaNext = target >= 0 ? alphas[target] : finalAlpha;
    float signalNext = (float) Math.sqrt(alphaNext);
    float noiseNext = (float) Math.sqrt(1 - alphaNext);
    float signal = signal(step);
    float noise = noise(step);
    for (int i = 0; i < latents.length; i++) {
      float clean = clean(latents[i], prediction[i], signal, noise);
      float epsilon =
          switch (config.predictionType()) {
            case EPSILON -> prediction[i];
            case V_PREDICTION -> signal * prediction[i] + noise * latents[i];
            case SAMPLE -> (latents[i] - signal * clean) / noise;
          };
      next[i] = signalNext * clip(clean) + noiseNext * epsilon;
    }
  }

  @Override
  public void denoised(int step, float[] latents, float[] prediction, float[] clean) {
    float signal = signal(step);
    float noise = noise(step);
    for (int i = 0; i < latents.length; i++) {
      clean[i] = clip(clean(latents[i], prediction[i], signal, noise));
    }
  }

  private float signal(int step) {
    return (float) Math.sqrt(alphas[(int) timesteps[step]]);
  }

  private float noise(int step) {
    return (float) Math.sqrt(1 - alphas[(int) timesteps[step]]);
  }

  private float clean(float latent, float prediction, float signal, float noise) {
    return switch (config.predictionType()) {
      case EPSILON -> (latent - noise * prediction) / signal;
      case V_PREDICTION -> signal * latent - noise * prediction;
      case SAMPLE -> prediction;
    };
  }

  private float clip(float clean) {
    float range = (float) config.clipRange();
    return config.clipSample() ? Math.clamp(clean, -range, range) : clean;
  }
}
