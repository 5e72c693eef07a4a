package backdrop.diffusion.schedule;

/**
 * Euler's method on noise levels (sigmas), without churn, as in diffusers' EulerDiscreteScheduler.
 */
final class EulerSchedule implements Schedule {

  /** Stands for alpha-bar 0, whose sigma would be infinite. */
  private static final double SMALLEST_ALPHA = 0x1p-24;

  private final SchedulerConfig config;
  private final TimestepSpacing spacing;
  private final double[] timesteps;

  /** One more than there are steps; the last is 0. */
  private final double[] sigmas;

  EulerSchedule(SchedulerConfig config, int steps) {
    this.config = config;
    this.spacing = config.spacing().orElse(TimestepSpacing.LINSPACE);
    this.timesteps = spacing.timesteps(config.trainSteps(), steps, config.stepsOffset());
    double[] alphas = NoiseLevels.alphasCumulative(config);
    this.sigmas = new double[steps + 1];
    for (int i = 0; i < steps; i++) {
      sigmas[i] = interpolatedSigma(alphas, timesteps[i]);
    }
  }

  private static double interpolatedSigma(double[] alphas, double timestep) {
    double position = Math.clamp(timestep, 0, alphas.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, alphas.length - 1);
    double part = position - below;
    return sigma(alphas[below]) * (1 - part) + sigma(alphas[above]) * part;
  }

  private static double sigma(double alpha) {
    double positive = Math.max(alpha, SMALLEST_ALPHA);
    return Math.sqrt((1 - positive) / positive);
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
    return switch (spacing) {
      case LINSPACE, TRAILING -> sigmas[0];
      case LEADING -> Math.sqrt(sigmas[0] * sigmas[0] + 1);
    };
  }

  @Override
  public double inputScale(int step) {
    return 1 / Math.sqrt(sigmas[step] * sigmas[step] + 1);
  }

  @Override
  public void step(int step, float[] latents, float[] prediction, float[] next) {
    denoised(step, latents, prediction, next);
    float ratio = (float) (sigmas[step + 1] / sigmas[step]);
    for (int i = 0; i < latents.length; i++) {
      next[i] += (latents[i] - next[i]) * ratio;
    }
  }

  @Override
  public void denoised(int step, float[] latents, float[] prediction, float[] clean) {
    double sigma = sigmas[step];
    double variance = sigma * sigma + 1;
    float keep = (float) (1 / variance);
    float turn = (float) (sigma / Math.sqrt(variance));
    for (int i = 0; i < latents.length; i++) {
      clean[i] =
          switch (config.predictionType()) {
            case EPSILON -> latents[i] - (float) sigma * prediction[i];
            case V_PREDICTION -> latents[i] * keep - turn * prediction[i];
            case SAMPLE -> prediction[i];
          };
    }
  }
}
