package backdrop.diffusion.schedule;

import backdrop.diffusion.Sampling;
import java.util.Arrays;
import java.util.List;

/**
 * The noise levels of a whole way, for the multistep solvers: DPM-Solver, UniPC and DEIS.
 *
 * @param levels one more than there are timesteps; the last is where the way ends
 */
record SolverCourse(Course course, List<Level> levels) {

  /**
   * Plans a way.
   *
   * @param visited how many of the training timesteps are visited, from the clean end
   */
  static SolverCourse of(
      SchedulerConfig config,
      Sampling sampling,
      TrainingSigmas table,
      int visited,
      Spread spread,
      End end) {
    int steps = sampling.steps();
    double[] timesteps =
        config
            .spacing(TimestepSpacing.LINSPACE)
            .solverTimesteps(
                table.count(), visited, steps, config.stepsOffset(sampling.sampler().scheduler()));
    double[] sigmas =
        switch (spread) {
          case TIMESTEPS -> table.at(timesteps);
          case KARRAS ->
              TrainingSigmas.karras(
                  config.sigmaMax().orElse(table.largest()),
                  config.sigmaMin().orElse(table.smallest()),
                  steps);
          case LU -> TrainingSigmas.lu(table.largest(), table.smallest(), steps);
        };
    if (spread != Spread.TIMESTEPS) {
      timesteps = Arrays.stream(table.timesteps(sigmas)).map(Math::rint).toArray();
    }
    Level[] levels = new Level[steps + 1];
    for (int i = 0; i < steps; i++) {
      levels[i] = Level.ofSigma(sigmas[i]);
    }
    double last =
        switch (end) {
          case CLEAN -> 0;
          case SMALLEST_TRAINED -> table.smallest();
          case STAYING -> sigmas[steps - 1];
        };
    levels[steps] = Level.ofSigma(last);
    return new SolverCourse(Course.of(timesteps, sampling, 1), List.of(levels));
  }

  /** How a solver's noise levels are spread. */
  enum Spread {
    /** As the timesteps are. */
    TIMESTEPS,
    /** As Karras et al. 2022 spread them. */
    KARRAS,
    /** Evenly in their logarithm. */
    LU
  }

  /** Where the last step of a way leads. */
  enum End {
    /** To latents without noise. */
    CLEAN,
    /** To the smallest noise level that was trained. */
    SMALLEST_TRAINED,
    /** Nowhere: some schedulers end on their last level, which is the smallest one trained. */
    STAYING;

    /** What UniPC and DEIS take {@code final_sigmas_type: sigma_min} for. */
    static End withNoise(Spread spread) {
      return spread == Spread.KARRAS ? STAYING : SMALLEST_TRAINED;
    }
  }

  int evaluations() {
    return course.evaluations();
  }

  double timestep(int evaluation) {
    return course.timestep(evaluation);
  }

  /** The level before an evaluation; one past the last evaluation gives the end of the way. */
  Level level(int evaluation) {
    return levels.get(course.begin() + evaluation);
  }

  /** How many steps there are from this one to the end, itself counted. */
  int left(int evaluation) {
    return evaluations() - evaluation;
  }

  /** Whether the way as a whole, what a strength below 1 leaves out included, is a short one. */
  boolean isShort() {
    return course.timesteps().length < 15;
  }

  SamplerState start(float[] noise) {
    return new SamplerState(0, noise.clone(), List.of());
  }

  SamplerState start(float[] pictureLatents, float[] noise) {
    return start(level(0).noised(pictureLatents, noise));
  }
}
