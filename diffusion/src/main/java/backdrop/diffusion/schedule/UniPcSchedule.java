package backdrop.diffusion.schedule;

import backdrop.diffusion.Sampling;
import backdrop.diffusion.schedule.NoiseLevels.Betas;
import backdrop.diffusion.schedule.SchedulerConfig.PredictionType;
import backdrop.diffusion.schedule.SolverCourse.End;
import backdrop.diffusion.schedule.SolverCourse.Spread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The unified predictor and corrector (Zhao et al. 2023, arXiv 2302.04867) of first or second order
 * on clean latents. Agrees with diffusers' UniPCMultistepScheduler: each evaluation first corrects
 * the step that led to it, then takes the next one.
 */
final class UniPcSchedule implements Schedule {

  private final PredictionType type;
  private final CleanLimits limits;
  private final int order;
  private final boolean lowerOrderFinal;
  private final boolean firstVariant;
  private final SolverCourse course;

  UniPcSchedule(SchedulerConfig config, Sampling sampling) {
    this.type = config.predictionType();
    this.limits = CleanLimits.thresholdingOnly(config);
    this.order = config.solverOrder();
    // A last step that ends without noise has no second order.
    this.lowerOrderFinal = config.lowerOrderFinal() || config.endsAtZero();
    this.firstVariant = config.solverType().filter("bh1"::equals).isPresent();
    TrainingSigmas table =
        new TrainingSigmas(NoiseLevels.alphasCumulative(config, Betas.USUAL, true));
    Spread spread = config.karrasSigmas() ? Spread.KARRAS : Spread.TIMESTEPS;
    this.course =
        SolverCourse.of(
            config,
            sampling,
            table,
            table.count(),
            spread,
            config.endsAtZero() ? End.CLEAN : End.withNoise(spread));
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

  /**
   * The memory holds the corrected latents of the evaluation before, then the clean latents of up
   * to two evaluations, newest first.
   */
  @Override
  public SamplerState step(SamplerState state, float[] prediction, float @Nullable [] noise) {
    int evaluation = state.evaluation();
    float[] clean = denoised(state, prediction);
    float[] latents = evaluation == 0 ? state.latents() : corrected(state, clean);
    if (evaluation == 0) {
      return state.next(predicted(0, latents, List.of(clean)), List.of(latents, clean));
    }
    List<float[]> seen = List.of(clean, state.memory().get(1));
    return state.next(
        predicted(evaluation, latents, seen), List.of(latents, seen.get(0), seen.get(1)));
  }

  private int order(int evaluation) {
    int possible = Math.min(order, evaluation + 1);
    return lowerOrderFinal ? Math.min(possible, course.left(evaluation)) : possible;
  }

  private float[] predicted(int evaluation, float[] latents, List<float[]> seen) {
    Move move = new Move(evaluation);
    Mix result = move.firstOrder(latents, seen.get(0));
    if (order(evaluation) == 2) {
      double weight = move.weight() / 2 / move.distance();
      result.plus(weight, seen.get(1)).plus(-weight, seen.get(0));
    }
    return result.sum();
  }

  /** Takes the last step again, knowing now what the network sees at its end. */
  private float[] corrected(SamplerState state, float[] cleanNow) {
    int previous = state.evaluation() - 1;
    Move move = new Move(previous);
    float[] origin = state.memory().get(0);
    float[] cleanThen = state.memory().get(1);
    Mix result = move.firstOrder(origin, cleanThen);
    double share = 0.5;
    if (order(previous) == 2) {
      double h = -move.h;
      double first = Math.expm1(h) / h - 1;
      double second = 2 * (first / h - 0.5);
      double base = firstVariant ? h : Math.expm1(h);
      double distance = move.distance();
      double older = (first - second) / base / (1 - distance);
      share = first / base - older;
      double weight = move.weight() * older / distance;
      result.plus(weight, state.memory().get(2)).plus(-weight, cleanThen);
    }
    double weight = move.weight() * share;
    return result.plus(weight, cleanNow).plus(-weight, cleanThen).sum();
  }

  @Override
  public float[] denoised(SamplerState state, float[] prediction) {
    return limits.apply(course.level(state.evaluation()).clean(type, state.latents(), prediction));
  }

  /** The step from an evaluation to the next, in the words of the paper. */
  private final class Move {

    private final int evaluation;
    private final Level from;
    private final Level to;
    private final double h;

    Move(int evaluation) {
      this.evaluation = evaluation;
      this.from = course.level(evaluation);
      this.to = course.level(evaluation + 1);
      this.h = to.lambda() - from.lambda();
    }

    Mix firstOrder(float[] latents, float[] clean) {
      return Mix.of(to.noise() / from.noise(), latents).plus(-to.signal() * Math.expm1(-h), clean);
    }

    /** What differences of clean latents are multiplied by: B(h) times the signal. */
    double weight() {
      return -to.signal() * (firstVariant ? -h : Math.expm1(-h));
    }

    /** How far back the evaluation before lies, in lengths of this step; negative. */
    double distance() {
      return (course.level(evaluation - 1).lambda() - from.lambda()) / h;
    }
  }
}
