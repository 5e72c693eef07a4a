package backdrop.diffusion.schedule;

/** The ratio of noise to signal at each training timestep, rising, and between them. */
final class TrainingSigmas {

  /** Stands for alpha-bar 0, whose sigma would be infinite. */
  private static final double SMALLEST_ALPHA = 0x1p-24;

  /** The exponent of Karras et al. 2022, equation 5. */
  private static final double RHO = 7;

  private final double[] sigmas;

  TrainingSigmas(double[] alphasCumulative) {
    sigmas = new double[alphasCumulative.length];
    for (int i = 0; i < sigmas.length; i++) {
      double alpha = Math.max(alphasCumulative[i], SMALLEST_ALPHA);
      sigmas[i] = Math.sqrt((1 - alpha) / alpha);
    }
  }

  int count() {
    return sigmas.length;
  }

  /** How many timesteps, from the clean end, have at least this half log-SNR. */
  int countAtLeast(double lambda) {
    int count = sigmas.length;
    while (count > 1 && -Math.log(sigmas[count - 1]) < lambda) {
      count--;
    }
    return count;
  }

  double smallest() {
    return sigmas[0];
  }

  double largest() {
    return sigmas[sigmas.length - 1];
  }

  /** Interpolates in sigma; holds the ends beyond them. */
  double at(double timestep) {
    double position = Math.clamp(timestep, 0, sigmas.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sigmas.length - 1);
    double part = position - below;
    return sigmas[below] * (1 - part) + sigmas[above] * part;
  }

  double[] at(double[] timesteps) {
    double[] result = new double[timesteps.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = at(timesteps[i]);
    }
    return result;
  }

  /** The timestep of a noise level, interpolated in the logarithm of sigma. */
  double timestep(double sigma) {
    int below = 0;
    while (below < sigmas.length - 2 && sigmas[below + 1] <= sigma) {
      below++;
    }
    if (sigmas.length == 1) {
      return 0;
    }
    double low = Math.log(sigmas[below]);
    double high = Math.log(sigmas[below + 1]);
    return below + Math.clamp((Math.log(sigma) - low) / (high - low), 0, 1);
  }

  double[] timesteps(double[] levels) {
    double[] result = new double[levels.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = timestep(levels[i]);
    }
    return result;
  }

  /** Returns noise levels that crowd near the smallest: evenly spread in their seventh root. */
  static double[] karras(double largest, double smallest, int steps) {
    double from = Math.pow(largest, 1 / RHO);
    double to = Math.pow(smallest, 1 / RHO);
    double[] result = new double[steps];
    for (int i = 0; i < steps; i++) {
      result[i] = Math.pow(from + ramp(i, steps) * (to - from), RHO);
    }
    return result;
  }

  /** Returns noise levels evenly spread in their logarithm, as Lu et al. 2022 take them. */
  static double[] lu(double largest, double smallest, int steps) {
    double from = Math.log(largest);
    double to = Math.log(smallest);
    double[] result = new double[steps];
    for (int i = 0; i < steps; i++) {
      result[i] = Math.exp(from + ramp(i, steps) * (to - from));
    }
    return result;
  }

  /** From 0 to 1; a single step starts at 0. */
  private static double ramp(int index, int steps) {
    return steps == 1 ? 0 : (double) index / (steps - 1);
  }
}
