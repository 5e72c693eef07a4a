package backdrop.diffusion.schedule;

import backdrop.diffusion.Sampler;
import backdrop.diffusion.Sampling;
import backdrop.diffusion.schedule.NoiseLevels.Betas;
import backdrop.diffusion.schedule.SchedulerConfig.PredictionType;
import backdrop.diffusion.schedule.SolverCourse.End;
import backdrop.diffusion.schedule.SolverCourse.Spread;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * DPM-Solver++ (Lu et al. 2022, arXiv 2211.01095), multistep of first or second order, also as a
 * stochastic differential equation. Agrees with diffusers' DPMSolverMultistepScheduler, but for the
 * timesteps of Karras noise levels under a cosine schedule: those are rounded here as under any
 * other, where diffusers cuts them off.
 */
final class DpmSolverSchedule implements Schedule {

  private final PredictionType type;
  private final CleanLimits limits;
  private final int order;
  private final boolean heun;
  private final boolean stochastic;
  private final boolean firstOrderFinal;
  private final SolverCourse course;

  DpmSolverSchedule(SchedulerConfig config, Sampling sampling) {
    this.type = config.predictionType();
    this.limits = CleanLimits.thresholdingOnly(config);
    this.order = config.solverOrder();
    this.heun = config.solverType().filter("heun"::equals).isPresent();
    this.stochastic = config.algorithmType().filter("sde-dpmsolver++"::equals).isPresent();
    double[] alphas = NoiseLevels.alphasCumulative(config, Betas.USUAL, true);
    TrainingSigmas table = new TrainingSigmas(alphas);
    this.course =
        SolverCourse.of(
            config,
            sampling,
            table,
            table.countAtLeast(config.smallestLambda()),
            spread(config, sampling),
            config.endsAtZero() ? End.CLEAN : End.SMALLEST_TRAINED);
    this.firstOrderFinal =
        config.eulerAtFinal()
            || config.endsAtZero()
            || (config.lowerOrderFinal() && course.isShort());
  }

  private static Spread spread(SchedulerConfig config, Sampling sampling) {
    if (config.karrasSigmas() || sampling.sampler() == Sampler.DPMPP_2M_KARRAS) {
      return Spread.KARRAS;
    }
    return config.luLambdas() ? Spread.LU : Spread.TIMESTEPS;
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
  public boolean drawsNoise(int evaluation) {
    return stochastic;
  }

  @Override
  public SamplerState start(float[] noise) {
    return course.start(noise);
  }

  @Override
  public SamplerState start(float[] pictureLatents, float[] noise) {
    return course.start(pictureLatents, noise);
  }

  /** The memory holds the clean latents seen one evaluation ago. */
  @Override
  public SamplerState step(SamplerState state, float[] prediction, float @Nullable [] noise) {
    int evaluation = state.evaluation();
    float[] clean = denoised(state, prediction);
    Level from = course.level(evaluation);
    Level to = course.level(evaluation + 1);
    double h = to.lambda() - from.lambda();
    double decay = stochastic ? 2 * h : h;
    double gain = -to.signal() * Math.expm1(-decay);
    double keep = to.noise() / from.noise() * (stochastic ? Math.exp(-h) : 1);

    Mix latents = Mix.of(keep, state.latents()).plus(gain, clean);
    boolean last = course.left(evaluation) == 1;
    if (order > 1 && h > 0 && !state.memory().isEmpty() && !(last && firstOrderFinal)) {
      double change = h / (from.lambda() - course.level(evaluation - 1).lambda());
      double slope = heun ? to.signal() * (Math.expm1(-decay) / decay + 1) : gain / 2;
      latents.plus(slope * change, clean).plus(-slope * change, state.memory().getFirst());
    }
    if (stochastic) {
      latents.plus(to.noise() * Math.sqrt(-Math.expm1(-2 * h)), Objects.requireNonNull(noise));
    }
    return state.next(latents.sum(), List.of(clean));
  }

  @Override
  public float[] denoised(SamplerState state, float[] prediction) {
    return limits.apply(course.level(state.evaluation()).clean(type, state.latents(), prediction));
  }
}
