package backdrop.diffusion.schedule;

import backdrop.diffusion.Sampling;
import backdrop.diffusion.schedule.NoiseLevels.Betas;
import backdrop.diffusion.schedule.SchedulerConfig.PredictionType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pseudo numerical methods for diffusion models (Liu et al. 2022, arXiv 2202.09778), as in
 * diffusers' PNDMScheduler: linear multistep of fourth order, which either grows into its order
 * from the second timestep, visited twice, or starts with three Runge-Kutta steps of four
 * evaluations each.
 *
 * <p>Like diffusers it counts its way from where it gets on, so that with a strength below 1 the
 * second evaluation steps back by a stride. Fewer than four steps, where diffusers fails to plan
 * Runge-Kutta steps, go without them.
 */
final class PndmSchedule implements Schedule {

  private static final int ORDER = 4;
  private static final int RUNGE_KUTTA_EVALUATIONS = 12;

  private final PredictionType type;
  private final int stride;
  private final double[] alphas;
  private final double finalAlpha;
  private final boolean rungeKutta;
  private final Course course;

  PndmSchedule(SchedulerConfig config, Sampling sampling) {
    String scheduler = sampling.sampler().scheduler();
    int steps = sampling.steps();
    this.type = config.predictionType();
    this.stride = config.trainSteps() / steps;
    this.alphas = NoiseLevels.alphasCumulative(config, Betas.USUAL, false);
    this.finalAlpha = config.alphaToOne(false) ? 1 : alphas[0];
    this.rungeKutta = steps >= ORDER && !config.skipsRungeKutta();
    double[] timesteps =
        config
            .spacing(TimestepSpacing.LEADING)
            .wholeTimesteps(config.trainSteps(), steps, config.stepsOffset(scheduler));
    this.course =
        Course.of(rungeKutta ? startingSlowly(timesteps) : secondTwice(timesteps), sampling, 1);
  }

  private static double[] secondTwice(double[] timesteps) {
    if (timesteps.length == 1) {
      return timesteps;
    }
    double[] result = new double[timesteps.length + 1];
    for (int i = 0; i < result.length; i++) {
      result[i] = timesteps[i < 2 ? i : i - 1];
    }
    return result;
  }

  /** Three steps that look at their start, twice at half a stride, and at their end. */
  private double[] startingSlowly(double[] timesteps) {
    int half = stride / 2;
    double[] result = new double[RUNGE_KUTTA_EVALUATIONS + timesteps.length - ORDER + 1];
    for (int i = 0; i < RUNGE_KUTTA_EVALUATIONS; i++) {
      result[i] =
          switch (i % 4) {
            case 0 -> timesteps[i / 4];
            case 3 -> timesteps[i / 4 + 1];
            default -> timesteps[i / 4 + 1] + half;
          };
    }
    System.arraycopy(
        timesteps, ORDER - 1, result, RUNGE_KUTTA_EVALUATIONS, timesteps.length - ORDER + 1);
    return result;
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
    return new SamplerState(0, noise.clone(), List.of());
  }

  @Override
  public SamplerState start(float[] pictureLatents, float[] noise) {
    return start(Level.ofAlpha(alpha((int) timestep(0))).noised(pictureLatents, noise));
  }

  @Override
  public SamplerState step(SamplerState state, float[] prediction, float @Nullable [] noise) {
    return rungeKutta && state.evaluation() < RUNGE_KUTTA_EVALUATIONS
        ? rungeKuttaStep(state, prediction)
        : multistep(state, prediction);
  }

  /**
   * The memory holds the predictions at the starts of the steps so far, newest first; within a step
   * it begins with the latents that the step set out from and the prediction summed up so far.
   */
  private SamplerState rungeKuttaStep(SamplerState state, float[] prediction) {
    int evaluation = state.evaluation();
    int part = evaluation % 4;
    int from = (int) course.timesteps()[evaluation - part];
    int to = (int) timestep(evaluation) - (evaluation % 2 == 0 ? stride / 2 : 0);
    if (part == 0) {
      float[] latents = moved(state.latents(), prediction, from, to);
      List<float[]> memory = new ArrayList<>();
      memory.add(state.latents());
      memory.add(Mix.of(1.0 / 6, prediction).sum());
      memory.add(prediction.clone());
      memory.addAll(state.memory());
      return state.next(latents, memory);
    }
    float[] origin = state.memory().get(0);
    List<float[]> starts = state.memory().subList(2, state.memory().size());
    if (part == 3) {
      float[] whole = Mix.of(1, state.memory().get(1)).plus(1.0 / 6, prediction).sum();
      return state.next(moved(origin, whole, from, to), starts);
    }
    float[] latents = moved(origin, prediction, from, to);
    List<float[]> memory = new ArrayList<>();
    memory.add(origin);
    memory.add(Mix.of(1, state.memory().get(1)).plus(1.0 / 3, prediction).sum());
    memory.addAll(starts);
    return state.next(latents, memory);
  }

  /**
   * The memory holds up to three predictions, newest first; after the very first evaluation also
   * the latents it was made for.
   */
  private SamplerState multistep(SamplerState state, float[] prediction) {
    int evaluation = state.evaluation();
    int timestep = (int) timestep(evaluation);
    float[] latents = state.latents();
    if (evaluation == 0) {
      float[] next = moved(latents, prediction, timestep, timestep - stride);
      return state.next(next, List.of(prediction.clone(), latents));
    }
    List<float[]> memory = state.memory();
    if (evaluation == 1) {
      // The first step is taken again, with the mean of the predictions at both its ends.
      float[] mean = Mix.of(0.5, prediction).plus(0.5, memory.get(0)).sum();
      float[] next = moved(memory.get(1), mean, timestep + stride, timestep);
      return state.next(next, List.of(memory.get(0)));
    }
    List<float[]> latest = new ArrayList<>();
    latest.add(prediction.clone());
    latest.addAll(memory.subList(0, Math.min(memory.size(), ORDER - 1)));
    float[] next = moved(latents, extrapolated(latest), timestep, timestep - stride);
    return state.next(next, latest);
  }

  /** The Adams-Bashforth formula for as many predictions as there are, newest first. */
  private static float[] extrapolated(List<float[]> predictions) {
    float[] newest = predictions.get(0);
    return switch (predictions.size()) {
      case 2 -> Mix.of(3.0 / 2, newest).plus(-1.0 / 2, predictions.get(1)).sum();
      case 3 ->
          Mix.of(23.0 / 12, newest)
              .plus(-16.0 / 12, predictions.get(1))
              .plus(5.0 / 12, predictions.get(2))
              .sum();
      default ->
          Mix.of(55.0 / 24, newest)
              .plus(-59.0 / 24, predictions.get(1))
              .plus(37.0 / 24, predictions.get(2))
              .plus(-9.0 / 24, predictions.get(3))
              .sum();
    };
  }

  /** Moves latents from one timestep to another along a prediction: formula 9 of the paper. */
  private float[] moved(float[] latents, float[] prediction, int from, int to) {
    double alpha = alpha(from);
    double alphaNext = to >= 0 ? alpha(to) : finalAlpha;
    float[] epsilon = Level.ofAlpha(alpha).epsilon(type, latents, prediction);
    double divisor = alpha * Math.sqrt(1 - alphaNext) + Math.sqrt(alpha * (1 - alpha) * alphaNext);
    return Mix.of(Math.sqrt(alphaNext / alpha), latents)
        .plus(-(alphaNext - alpha) / divisor, epsilon)
        .sum();
  }

  @Override
  public float[] denoised(SamplerState state, float[] prediction) {
    return Level.ofAlpha(alpha((int) timestep(state.evaluation())))
        .clean(type, state.latents(), prediction);
  }

  private double alpha(int timestep) {
    return alphas[Math.min(timestep, alphas.length - 1)];
  }
}
