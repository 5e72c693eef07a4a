package backdrop.diffusion.schedule;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.model.JsonFile;
import java.util.Optional;

/**
 * What {@code scheduler/scheduler_config.json} says about the noise a model was trained with.
 * Optional fields are those for which each sampler has a default of its own, as in diffusers.
 */
public record SchedulerConfig(
    int trainSteps,
    double betaStart,
    double betaEnd,
    BetaSchedule betaSchedule,
    PredictionType predictionType,
    boolean zeroTerminalSnr,
    Optional<TimestepSpacing> spacing,
    int stepsOffset,
    boolean alphaToOne,
    boolean clipSample,
    double clipRange) {

  /** How beta grows over the training steps. */
  public enum BetaSchedule {
    LINEAR,
    SCALED_LINEAR
  }

  /** What the network predicts. */
  public enum PredictionType {
    EPSILON,
    V_PREDICTION,
    SAMPLE
  }

  private static final String FILE = "scheduler/scheduler_config.json";

  public static SchedulerConfig read(ModelFolder folder) {
    JsonFile json = JsonFile.read(folder, FILE);
    if (json.flag("thresholding").orElse(false)) {
      throw unsupported("thresholding", "true");
    }
    if (json.raw("trained_betas").isPresent()) {
      throw unsupported("trained_betas", "a list");
    }
    SchedulerConfig config =
        new SchedulerConfig(
            json.integer("num_train_timesteps").orElse(1000),
            json.number("beta_start").orElse(0.0001),
            json.number("beta_end").orElse(0.02),
            json.text("beta_schedule").map(SchedulerConfig::beta).orElse(BetaSchedule.LINEAR),
            json.text("prediction_type")
                .map(SchedulerConfig::prediction)
                .orElse(PredictionType.EPSILON),
            json.flag("rescale_betas_zero_snr").orElse(false),
            json.text("timestep_spacing").map(SchedulerConfig::spacing),
            json.integer("steps_offset").orElse(0),
            json.flag("set_alpha_to_one").orElse(true),
            json.flag("clip_sample").orElse(true),
            json.number("clip_sample_range").orElse(1));
    if (config.trainSteps < 1
        || !(config.betaStart > 0 && config.betaEnd >= config.betaStart && config.betaEnd < 1)
        || config.stepsOffset < 0) {
      throw new DiffusionException(Reason.MODEL_BROKEN, FILE + " describes no noise schedule");
    }
    return config;
  }

  private static BetaSchedule beta(String name) {
    return switch (name) {
      case "linear" -> BetaSchedule.LINEAR;
      case "scaled_linear" -> BetaSchedule.SCALED_LINEAR;
      default -> throw unsupported("beta_schedule", name);
    };
  }

  private static PredictionType prediction(String name) {
    return switch (name) {
      case "epsilon" -> PredictionType.EPSILON;
      case "v_prediction" -> PredictionType.V_PREDICTION;
      case "sample" -> PredictionType.SAMPLE;
      default -> throw unsupported("prediction_type", name);
    };
  }

  private static TimestepSpacing spacing(String name) {
    return switch (name) {
      case "leading" -> TimestepSpacing.LEADING;
      case "trailing" -> TimestepSpacing.TRAILING;
      case "linspace" -> TimestepSpacing.LINSPACE;
      default -> throw unsupported("timestep_spacing", name);
    };
  }

  private static DiffusionException unsupported(String field, String value) {
    return new DiffusionException(
        Reason.MODEL_UNSUPPORTED, "%s: %s = %s is not supported".formatted(FILE, field, value));
  }
}
