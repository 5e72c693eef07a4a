package backdrop.prompt.style;

import backdrop.kit.failure.Failure;
import backdrop.prompt.failure.PromptReason;
import org.jspecify.annotations.Nullable;

/**
 * Settings that suit a style; null leaves the model's default.
 *
 * @param steps denoising steps, 1 to {@value #MOST_STEPS}
 * @param guidanceScale classifier-free guidance, 1 to {@value #MOST_GUIDANCE}
 * @param shadowStrength contact shadow, 0 (none) to 1 (strong)
 */
public record SuggestedSettings(
    @Nullable Integer steps, @Nullable Float guidanceScale, @Nullable Float shadowStrength) {
  public static final SuggestedSettings NONE = new SuggestedSettings(null, null, null);

  // What a generation may ask for, whatever the model.
  private static final int MOST_STEPS = 100;
  private static final int MOST_GUIDANCE = 20;

  /** Only a shadow. */
  public static SuggestedSettings shadow(float strength) {
    return new SuggestedSettings(null, null, strength);
  }

  /**
   * The same settings.
   *
   * @param prefix goes before the names of fields
   * @throws Failure STYLE_SETTING_OUT_OF_RANGE
   */
  SuggestedSettings checked(String prefix) {
    check(steps, 1, MOST_STEPS, prefix + "steps");
    check(guidanceScale, 1, MOST_GUIDANCE, prefix + "guidanceScale");
    check(shadowStrength, 0, 1, prefix + "shadowStrength");
    return this;
  }

  /** Refuses NaN as well. */
  private static void check(@Nullable Number value, int least, int most, String field) {
    if (value != null && !(value.floatValue() >= least && value.floatValue() <= most)) {
      throw Failure.ofField(
          PromptReason.STYLE_SETTING_OUT_OF_RANGE,
          field,
          "must be between " + least + " and " + most);
    }
  }
}
