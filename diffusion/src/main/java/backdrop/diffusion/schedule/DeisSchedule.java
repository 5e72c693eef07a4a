package backdrop.diffusion.schedule;

import backdrop.diffusion.Sampling;
import backdrop.diffusion.schedule.NoiseLevels.Betas;
import backdrop.diffusion.schedule.SchedulerConfig.PredictionType;
import backdrop.diffusion.schedule.SolverCourse.End;
import backdrop.diffusion.schedule.SolverCourse.Spread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The diffusion exponential integrator on log rho (Zhang and Chen 2022, arXiv 2204.13902),
 * multistep of first or second order. Agrees with diffusers' DEISMultistepScheduler, whose way
 * always ends at the smallest noise level trained.
 */
final class DeisSchedule implements Schedule {

  private final PredictionType type;
  private final CleanLimits limits;
  private final int order;
  private final boolean firstOrderFinal;
  private final SolverCourse course;

  DeisSchedule(SchedulerConfig config, Sampling sampling) {
    this.type = config.predictionType();
    this.limits = CleanLimits.thresholdingOnly(config);
    this.order = config.solverOrder();
    TrainingSigmas table =
        new TrainingSigmas(NoiseLevels.alphasCumulative(config, Betas.USUAL, false));
    Spread spread = config.karrasSigmas() ? Spread.KARRAS : Spread.TIMESTEPS;
    this.course =
        SolverCourse.of(config, sampling, table, table.count(), spread, End.withNoise(spread));
    this.firstOrderFinal = config.lowerOrderFinal() && course.isShort();
  }

  @Override
  public int evaluations() {
    return course.evaluations();
  }

  @Override
  public double timestep(int evaluation) {
    return course.timestep(evaluation);
  }

  @Override
  public SamplerState start(float[] noise) {
    return course.start(noise);
  }

  @Override
  public SamplerState start(float[] pictureLatents, float[] noise) {
    return course.start(pictureLatents, noise);
  }

  /** The memory holds the noise predicted one evaluation ago. */
  @Override
  public SamplerState step(SamplerState state, float[] prediction, float @Nullable [] noise) {
    int evaluation = state.evaluation();
    Level from = course.level(evaluation);
    Level to = course.level(evaluation + 1);
    float[] epsilon = from.epsilon(state.latents(), denoised(state, prediction));
    Mix latents = Mix.of(to.signal() / from.signal(), state.latents());
    boolean last = course.left(evaluation) == 1;
    if (order == 1 || state.memory().isEmpty() || (last && firstOrderFinal)) {
      latents.plus(-to.noise() * Math.expm1(to.lambda() - from.lambda()), epsilon);
    } else {
      double rho = from.sigma();
      double rhoNext = to.sigma();
      double rhoBefore = course.level(evaluation - 1).sigma();
      latents
          .plus(to.signal() * integral(rho, rhoNext, rho, rhoBefore), epsilon)
          .plus(to.signal() * integral(rho, rhoNext, rhoBefore, rho), state.memory().getFirst());
    }
    return state.next(latents.sum(), List.of(epsilon));
  }

  /** Integrates (log t - log c) / (log b - log c) over t. */
  private static double integral(double from, double to, double b, double c) {
    return (antiderivative(to, c) - antiderivative(from, c)) / (Math.log(b) - Math.log(c));
  }

  private static double antiderivative(double t, double c) {
    return t * (Math.log(t) - Math.log(c) - 1);
  }

  @Override
  public float[] denoised(SamplerState state, float[] prediction) {
    return limits.apply(course.level(state.evaluation()).clean(type, state.latents(), prediction));
  }
}
