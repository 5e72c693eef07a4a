package backdrop.diffusion.schedule;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.model.JsonFile;
import backdrop.diffusion.schedule.NoiseLevels.Growth;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What {@code scheduler/scheduler_config.json} says about the noise a model was trained with and
 * about the way back. The file may have been written for another sampler than the one chosen: keys
 * carry over as in diffusers' {@code Scheduler.from_config(pipeline.scheduler.config)}, and where
 * the file is silent each sampler has a default of its own. Checked as a whole when read.
 */
public final class SchedulerConfig {

  /** What the network predicts. */
  enum PredictionType {
    EPSILON("epsilon"),
    V_PREDICTION("v_prediction"),
    SAMPLE("sample");

    private final String id;

    PredictionType(String id) {
      this.id = id;
    }
  }

  private static final String FILE = "scheduler/scheduler_config.json";

  private final JsonFile json;
  private final boolean pipelineRules;

  private SchedulerConfig(JsonFile json, boolean pipelineRules) {
    this.json = json;
    this.pipelineRules = pipelineRules;
    new SchedulerCheck(this, json).run();
  }

  /**
   * Reads the file of a model as diffusers' StableDiffusionInpaintPipeline does, which puts right
   * what it holds for outdated: a steps offset other than 1, and Runge-Kutta steps in PNDM.
   */
  public static SchedulerConfig read(ModelFolder folder) {
    return new SchedulerConfig(JsonFile.read(folder, FILE), true);
  }

  /** Takes the settings as they are written, as a scheduler outside of a pipeline does. */
  static SchedulerConfig of(String text) {
    return new SchedulerConfig(JsonFile.parse(FILE, text), false);
  }

  /** How many noise levels the model was trained on. */
  public int trainSteps() {
    return json.integer("num_train_timesteps").orElse(1000);
  }

  OptionalDouble betaStart() {
    return json.number("beta_start");
  }

  OptionalDouble betaEnd() {
    return json.number("beta_end");
  }

  Optional<Growth> betaGrowth() {
    return choice("beta_schedule", Growth.values(), Growth::id);
  }

  /** Beta at each training step; then start, end and growth do not count. */
  Optional<float[]> trainedBetas() {
    return json.raw("trained_betas").filter(JsonNode::isArray).map(SchedulerConfig::floats);
  }

  boolean zeroTerminalSnr() {
    return flag("rescale_betas_zero_snr", false);
  }

  PredictionType predictionType() {
    return choice("prediction_type", PredictionType.values(), type -> type.id)
        .orElse(PredictionType.EPSILON);
  }

  TimestepSpacing spacing(TimestepSpacing silent) {
    return choice("timestep_spacing", TimestepSpacing.values(), TimestepSpacing::id).orElse(silent);
  }

  /**
   * What is added to each timestep of {@link TimestepSpacing#LEADING}.
   *
   * @param scheduler the class of diffusers that does what the sampler does
   */
  int stepsOffset(String scheduler) {
    return setRightByPipeline("steps_offset", scheduler)
        ? 1
        : json.integer("steps_offset").orElse(0);
  }

  /**
   * Whether PNDM starts with linear multistep at once, without Runge-Kutta steps. Always where a
   * model is read: an inpainting pipeline that is made with PNDM takes them out, whatever the file
   * says or leaves out.
   */
  boolean skipsRungeKutta() {
    return pipelineRules || flag("skip_prk_steps", false);
  }

  /** A pipeline sees a key if the file has it or if the file's own scheduler has a default. */
  private boolean setRightByPipeline(String key, String scheduler) {
    boolean own = json.text("_class_name").map(scheduler::equals).orElse(true);
    return pipelineRules && (own || json.raw(key).isPresent());
  }

  boolean alphaToOne(boolean silent) {
    return flag("set_alpha_to_one", silent);
  }

  /** How far from 0 clean latents may be; infinitely far if they are not clipped. */
  double clipRange(boolean clipsWhenSilent) {
    return flag("clip_sample", clipsWhenSilent)
        ? json.number("clip_sample_range").orElse(1)
        : Double.POSITIVE_INFINITY;
  }

  Optional<Thresholding> thresholding() {
    return flag("thresholding", false)
        ? Optional.of(
            new Thresholding(
                json.number("dynamic_thresholding_ratio").orElse(0.995),
                json.number("sample_max_value").orElse(1)))
        : Optional.empty();
  }

  boolean karrasSigmas() {
    return flag("use_karras_sigmas", false);
  }

  /** Whether noise levels are spread evenly in their logarithm. */
  boolean luLambdas() {
    return flag("use_lu_lambdas", false);
  }

  /** The smallest noise level of a Karras way. */
  OptionalDouble sigmaMin() {
    return json.number("sigma_min");
  }

  /** The largest noise level of a Karras way. */
  OptionalDouble sigmaMax() {
    return json.number("sigma_max");
  }

  /** Whether the way ends without noise, or at the smallest level that was trained. */
  boolean endsAtZero() {
    return !json.text("final_sigmas_type").orElse("zero").equals("sigma_min");
  }

  int solverOrder() {
    return json.integer("solver_order").orElse(2);
  }

  Optional<String> algorithmType() {
    return json.text("algorithm_type");
  }

  Optional<String> solverType() {
    return json.text("solver_type");
  }

  /** Whether short ways end with a step of first order. */
  boolean lowerOrderFinal() {
    return flag("lower_order_final", true);
  }

  /** Whether all ways end with a step of first order. */
  boolean eulerAtFinal() {
    return flag("euler_at_final", false);
  }

  /** Timesteps whose half log-SNR is smaller are not visited. */
  double smallestLambda() {
    return json.number("lambda_min_clipped").orElse(Double.NEGATIVE_INFINITY);
  }

  /** How many steps a latent consistency model was distilled on; LCM takes no more. */
  public int distilledSteps() {
    return Math.min(json.integer("original_inference_steps").orElse(50), trainSteps());
  }

  double timestepScaling() {
    return json.number("timestep_scaling").orElse(10);
  }

  private boolean flag(String field, boolean silent) {
    return json.flag(field).orElse(silent);
  }

  private <E extends Enum<E>> Optional<E> choice(
      String field, E[] choices, Function<E, String> id) {
    return json.text(field)
        .map(
            text ->
                Arrays.stream(choices)
                    .filter(choice -> id.apply(choice).equals(text))
                    .findFirst()
                    .orElseThrow(() -> unsupported(field, text)));
  }

  private static float[] floats(JsonNode list) {
    float[] values = new float[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i).floatValue();
    }
    return values;
  }

  static DiffusionException unsupported(String field, String value) {
    return new DiffusionException(
        Reason.MODEL_UNSUPPORTED, "%s: %s = %s is not supported".formatted(FILE, field, value));
  }

  static DiffusionException broken(String fault) {
    return new DiffusionException(Reason.MODEL_BROKEN, FILE + " " + fault);
  }
}
