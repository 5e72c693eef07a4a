package backdrop.diffusion.schedule;

import backdrop.diffusion.model.JsonFile;
import java.util.List;
import java.util.Set;

/**
 * Refuses a scheduler configuration that is broken, or that asks for something no sampler here
 * does, when the model is opened rather than when a picture is asked for.
 */
final class SchedulerCheck {

  /** What schedulers of diffusers know and this module does not; false in almost every file. */
  private static final List<String> UNKNOWN_FLAGS =
      List.of("use_exponential_sigmas", "use_beta_sigmas", "use_flow_sigmas");

  private final SchedulerConfig config;
  private final JsonFile json;

  SchedulerCheck(SchedulerConfig config, JsonFile json) {
    this.config = config;
    this.json = json;
  }

  void run() {
    refuseBrokenNoise();
    refuseBrokenRanges();
    for (String flag : UNKNOWN_FLAGS) {
      if (json.flag(flag).orElse(false)) {
        throw SchedulerConfig.unsupported(flag, "true");
      }
    }
    if (!json.flag("predict_x0").orElse(true)) {
      throw SchedulerConfig.unsupported("predict_x0", "false");
    }
    if (json.raw("disable_corrector").filter(list -> list.size() > 0).isPresent()) {
      throw SchedulerConfig.unsupported("disable_corrector", "a list");
    }
    if (config.solverOrder() < 1 || config.solverOrder() > 2) {
      throw SchedulerConfig.unsupported("solver_order", String.valueOf(config.solverOrder()));
    }
    only("algorithm_type", Set.of("dpmsolver++", "sde-dpmsolver++", "deis"));
    only("solver_type", Set.of("midpoint", "heun", "bh1", "bh2", "logrho"));
    only("final_sigmas_type", Set.of("zero", "sigma_min"));
    only("timestep_type", Set.of("discrete"));
    only("interpolation_type", Set.of("linear"));
    only("variance_type", Set.of("fixed_small", "fixed_small_log", "fixed_large"));
  }

  private void only(String field, Set<String> known) {
    json.text(field)
        .filter(value -> !known.contains(value))
        .ifPresent(
            value -> {
              throw SchedulerConfig.unsupported(field, value);
            });
  }

  private void refuseBrokenNoise() {
    double start = config.betaStart().orElse(NoiseLevels.Betas.USUAL.start());
    double end = config.betaEnd().orElse(NoiseLevels.Betas.USUAL.end());
    if (config.trainSteps() < 1 || !(start > 0 && end >= start && end < 1)) {
      throw SchedulerConfig.broken("describes no noise schedule");
    }
    config.betaGrowth();
    config.zeroTerminalSnr();
    config.predictionType();
    boolean otherThanList = json.raw("trained_betas").filter(node -> !node.isArray()).isPresent();
    if (otherThanList || config.trainedBetas().filter(betas -> !fits(betas)).isPresent()) {
      throw SchedulerConfig.broken(
          "must list %d numbers between 0 and 1 in trained_betas".formatted(config.trainSteps()));
    }
  }

  /** What is no number was read as 0, which is no beta either. */
  private boolean fits(float[] betas) {
    for (float beta : betas) {
      if (!(beta > 0 && beta < 1)) {
        return false;
      }
    }
    return betas.length == config.trainSteps();
  }

  private void refuseBrokenRanges() {
    int offset = json.integer("steps_offset").orElse(0);
    int original = config.distilledSteps();
    if (offset < 0 || offset >= config.trainSteps()) {
      throw SchedulerConfig.broken("has a steps_offset of " + offset);
    }
    if (original < 1) {
      throw SchedulerConfig.broken("has original_inference_steps of " + original);
    }
    if (!(config.clipRange(true) > 0)) {
      throw SchedulerConfig.broken("has a clip_sample_range that is not positive");
    }
    config
        .thresholding()
        .filter(limits -> !(limits.ratio() >= 0 && limits.ratio() <= 1 && limits.largest() > 0))
        .ifPresent(
            limits -> {
              throw SchedulerConfig.broken(
                  "needs a dynamic_thresholding_ratio from 0 to 1 and a positive sample_max_value");
            });
    boolean smallestOut = config.sigmaMin().isPresent() && !(config.sigmaMin().getAsDouble() > 0);
    boolean largestOut = config.sigmaMax().isPresent() && !(config.sigmaMax().getAsDouble() > 0);
    if (smallestOut || largestOut) {
      throw SchedulerConfig.broken("needs a positive sigma_min and sigma_max");
    }
    config.spacing(TimestepSpacing.LEADING);
    config.alphaToOne(true);
    config.skipsRungeKutta();
    config.karrasSigmas();
    config.luLambdas();
    config.lowerOrderFinal();
    config.eulerAtFinal();
    config.smallestLambda();
    config.timestepScaling();
  }
}
