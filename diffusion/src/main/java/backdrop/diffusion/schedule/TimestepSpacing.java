package backdrop.diffusion.schedule;

/**
 * Which of the training timesteps are visited, from the noisiest down. The numbers are those of
 * diffusers, except that {@link #TRAILING} always gives as many as asked for: rounding makes
 * diffusers add a timestep -1 for some numbers of steps, 61 for one.
 */
enum TimestepSpacing {
  /** Equal whole strides counted from the clean end; the offset shifts them. */
  LEADING("leading"),
  /** Equal strides counted from the noisy end, which is always visited. */
  TRAILING("trailing"),
  /** Evenly spread over both ends. */
  LINSPACE("linspace");

  private final String id;

  TimestepSpacing(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  /** Returns the timesteps, falling; only {@link #LINSPACE} gives fractions. */
  double[] timesteps(int trainSteps, int steps, int offset) {
    double[] result = new double[steps];
    for (int i = 0; i < steps; i++) {
      result[i] =
          switch (this) {
            case LEADING -> (trainSteps / steps) * (steps - 1 - i) + offset;
            case TRAILING -> trailing(trainSteps, trainSteps, steps, i);
            case LINSPACE -> steps == 1 ? 0 : (steps - 1 - i) * ((trainSteps - 1.0) / (steps - 1));
          };
    }
    return result;
  }

  /** Returns the timesteps, falling and whole, for samplers that look them up in a table. */
  double[] wholeTimesteps(int trainSteps, int steps, int offset) {
    return whole(timesteps(trainSteps, steps, offset), trainSteps);
  }

  /**
   * Returns the timesteps of DPM-Solver and its relatives, falling and whole: they plan one more
   * and leave out the clean end.
   *
   * @param visited how many of the training timesteps are visited at all
   */
  double[] solverTimesteps(int trainSteps, int visited, int steps, int offset) {
    double[] result = new double[steps];
    for (int i = 0; i < steps; i++) {
      result[i] =
          switch (this) {
            case LEADING -> (visited / (steps + 1)) * (steps - i) + offset;
            case TRAILING -> trailing(trainSteps, visited, steps, i);
            case LINSPACE -> (steps - i) * ((visited - 1.0) / steps);
          };
    }
    return whole(result, trainSteps);
  }

  /** As {@code numpy.arange} rounds on the way, which decides where halves fall. */
  private static double trailing(int trainSteps, int visited, int steps, int index) {
    double stride = visited - (visited - (double) trainSteps / steps);
    return Math.rint(visited - index * stride) - 1;
  }

  /** Rounds halves to even, as numpy does, and keeps within the table. */
  private static double[] whole(double[] timesteps, int trainSteps) {
    for (int i = 0; i < timesteps.length; i++) {
      timesteps[i] = Math.clamp(Math.rint(timesteps[i]), 0, trainSteps - 1);
    }
    return timesteps;
  }
}
