package backdrop.inference.generation;

import backdrop.inference.reason.InferenceReason;
import backdrop.kit.failure.Failure;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** What settings may say, and what stands in for what they leave open. */
public final class SettingsRules {
  public static final int MAX_COUNT = 8;
  public static final int MAX_STEPS = 100;
  public static final float MAX_GUIDANCE = 20;
  public static final int MAX_TEXT = 2_000;
  public static final long MAX_SEED = 0xFFFF_FFFFL;

  private SettingsRules() {}

  /**
   * The settings with everything decided.
   *
   * @param seeds drawn from when no seed was asked for
   * @throws Failure naming the field and the rule that it breaks
   */
  public static GenerationSettings decide(
      GenerationSettings asked, Capabilities capabilities, LongSupplier seeds) {
    PaintingModel model = capabilities.model(asked.model());
    int steps = asked.steps() == 0 ? model.defaultSteps() : asked.steps();
    float guidance =
        asked.guidanceScale() == 0 ? model.defaultGuidanceScale() : asked.guidanceScale();
    String sampler = asked.sampler().isEmpty() ? model.defaultSampler() : asked.sampler();
    long seed = asked.seed().isPresent() ? asked.seed().getAsLong() : seeds.getAsLong() & MAX_SEED;
    checkTexts(asked);
    check(
        asked.count() >= 1 && asked.count() <= MAX_COUNT,
        InferenceReason.COUNT_OUT_OF_RANGE,
        "settings.count",
        "must be between 1 and " + MAX_COUNT);
    check(
        model.samplers().containsKey(sampler),
        InferenceReason.SAMPLER_UNKNOWN,
        "settings.sampler",
        "must be one of " + model.samplers().keySet());
    int maxSteps = Math.min(MAX_STEPS, model.samplers().getOrDefault(sampler, 0));
    check(
        steps >= 1 && steps <= maxSteps,
        InferenceReason.STEPS_OUT_OF_RANGE,
        "settings.steps",
        "must be between 1 and %d with the sampler %s".formatted(maxSteps, sampler));
    check(
        guidance >= 1 && guidance <= MAX_GUIDANCE,
        InferenceReason.GUIDANCE_OUT_OF_RANGE,
        "settings.guidance_scale",
        "must be between 1 and 20");
    check(
        seed >= 0 && seed <= MAX_SEED,
        InferenceReason.SEED_OUT_OF_RANGE,
        "settings.seed",
        "must be between 0 and " + MAX_SEED);
    return new GenerationSettings(
        model.name(),
        asked.prompt(),
        asked.negativePrompt(),
        asked.promptSyntax(),
        OptionalLong.of(seed),
        asked.count(),
        steps,
        guidance,
        sampler,
        asked.layout(),
        asked.output());
  }

  private static void checkTexts(GenerationSettings asked) {
    check(
        !asked.painted() || !asked.prompt().isBlank(),
        InferenceReason.PROMPT_MISSING,
        "settings.prompt",
        "must not be empty where the background is painted");
    check(
        asked.prompt().length() <= MAX_TEXT,
        InferenceReason.TEXT_TOO_LONG,
        "settings.prompt",
        "must have at most 2000 characters");
    check(
        asked.negativePrompt().length() <= MAX_TEXT,
        InferenceReason.TEXT_TOO_LONG,
        "settings.negative_prompt",
        "must have at most 2000 characters");
  }

  private static void check(boolean holds, InferenceReason reason, String field, String rule) {
    if (!holds) {
      throw Failure.ofField(reason, field, rule);
    }
  }
}
