package backdrop.diffusion.schedule;

/** Which of the training timesteps are visited, from the noisiest down. */
public enum TimestepSpacing {
  /** Equal whole strides counted from the clean end; the offset shifts them. */
  LEADING,
  /** Equal strides counted from the noisy end, which is always visited. */
  TRAILING,
  /** Evenly spread over both ends. */
  LINSPACE;

  /**
   * Returns the timesteps, falling. Only {@link #LINSPACE} gives fractions; samplers that need
   * whole timesteps round them.
   */
  double[] timesteps(int trainSteps, int steps, int offset) {
    double[] result = new double[steps];
    int stride = trainSteps / steps;
    for (int i = 0; i < steps; i++) {
      result[i] =
          switch (this) {
            case LEADING -> stride * (steps - 1 - i) + offset;
            case TRAILING -> Math.rint(trainSteps - i * ((double) trainSteps / steps)) - 1;
            case LINSPACE ->
                steps == 1 ? 0 : (trainSteps - 1) * ((double) (steps - 1 - i) / (steps - 1));
          };
    }
    return result;
  }
}
