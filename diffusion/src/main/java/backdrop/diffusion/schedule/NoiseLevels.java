package backdrop.diffusion.schedule;

/** How much of the picture is left at each training timestep: the running product of 1 - beta. */
final class NoiseLevels {

  private NoiseLevels() {}

  /** Returns alpha-bar for each training timestep, falling. */
  static double[] alphasCumulative(SchedulerConfig config) {
    int count = config.trainSteps();
    double[] alphas = new double[count];
    double product = 1;
    for (int i = 0; i < count; i++) {
      product *= 1 - beta(config, count == 1 ? 0 : (double) i / (count - 1));
      alphas[i] = product;
    }
    return config.zeroTerminalSnr() ? rescaleToZeroTerminalSnr(alphas) : alphas;
  }

  private static double beta(SchedulerConfig config, double position) {
    return switch (config.betaSchedule()) {
      case LINEAR -> config.betaStart() + (config.betaEnd() - config.betaStart()) * position;
      case SCALED_LINEAR -> {
        double from = Math.sqrt(config.betaStart());
        double to = Math.sqrt(config.betaEnd());
        double root = from + (to - from) * position;
        yield root * root;
      }
    };
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
}
