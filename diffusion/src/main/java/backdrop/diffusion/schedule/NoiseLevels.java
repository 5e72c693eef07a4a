package backdrop.diffusion.schedule;

/**
 * How much of the picture is left at each training timestep: alpha-bar, the running product of 1 -
 * beta. Rounded to float where torch rounds, so that samplers start from the same numbers.
 */
final class NoiseLevels {

  /** The steepest step of {@link Growth#COSINE}, as in diffusers' {@code betas_for_alpha_bar}. */
  private static final double LARGEST_BETA = 0.999;

  private NoiseLevels() {}

  /**
   * Returns alpha-bar for each training timestep, falling.
   *
   * @param silent where beta starts and ends and how it grows if the file does not say
   * @param rescales whether the sampler knows of noise that ends with nothing of the picture left;
   *     then the last alpha-bar is 0 where the file asks for it
   */
  static double[] alphasCumulative(SchedulerConfig config, Betas silent, boolean rescales) {
    float[] betas = config.trainedBetas().orElseGet(() -> betas(config, silent));
    double[] alphas = new double[betas.length];
    double product = 1;
    for (int i = 0; i < betas.length; i++) {
      product *= 1 - betas[i];
      alphas[i] = (float) product;
    }
    return rescales && config.zeroTerminalSnr() ? rescaleToZeroTerminalSnr(alphas) : alphas;
  }

  private static float[] betas(SchedulerConfig config, Betas silent) {
    double start = config.betaStart().orElse(silent.start());
    double end = config.betaEnd().orElse(silent.end());
    int count = config.trainSteps();
    return switch (config.betaGrowth().orElse(silent.growth())) {
      case LINEAR -> line(start, end, count);
      case SCALED_LINEAR -> {
        float[] roots = line(Math.sqrt(start), Math.sqrt(end), count);
        for (int i = 0; i < count; i++) {
          roots[i] *= roots[i];
        }
        yield roots;
      }
      case COSINE -> cosine(count);
    };
  }

  /** As {@code torch.linspace}, which counts the second half from the end. */
  private static float[] line(double start, double end, int count) {
    float from = (float) start;
    float to = (float) end;
    float step = count == 1 ? 0 : (to - from) / (count - 1);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i < count / 2 || count == 1 ? from + step * i : to - step * (count - 1 - i);
    }
    return values;
  }

  private static float[] cosine(int count) {
    float[] betas = new float[count];
    for (int i = 0; i < count; i++) {
      double left = cosineAlpha((i + 1.0) / count) / cosineAlpha((double) i / count);
      betas[i] = (float) Math.min(1 - left, LARGEST_BETA);
    }
    return betas;
  }

  private static double cosineAlpha(double time) {
    double root = Math.cos((time + 0.008) / 1.008 * Math.PI / 2);
    return root * root;
  }

  /** Shifts and scales so that the last timestep is noise alone and the first keeps its value. */
  private static double[] rescaleToZeroTerminalSnr(double[] alphas) {
    double first = Math.sqrt(alphas[0]);
    double last = Math.sqrt(alphas[alphas.length - 1]);
    double[] rescaled = new double[alphas.length];
    for (int i = 0; i < alphas.length; i++) {
      double root = (Math.sqrt(alphas[i]) - last) * first / (first - last);
      rescaled[i] = root * root;
    }
    return rescaled;
  }

  /** Where beta starts and ends, and how it grows. */
  record Betas(double start, double end, Growth growth) {

    /** What most schedulers of diffusers go by where the file says nothing. */
    static final Betas USUAL = new Betas(0.0001, 0.02, Growth.LINEAR);
  }

  /** How beta grows over the training steps. */
  enum Growth {
    LINEAR("linear"),
    /** Its root grows linearly. */
    SCALED_LINEAR("scaled_linear"),
    /** Alpha-bar falls as the square of a cosine. */
    COSINE("squaredcos_cap_v2");

    private final String id;

    Growth(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }
  }
}
