package backdrop.prompt.style;

import org.jspecify.annotations.Nullable;

/**
 * Settings that suit a style; null leaves the model's default.
 *
 * @param steps denoising steps
 * @param guidanceScale classifier-free guidance
 * @param shadowStrength contact shadow, 0 (none) to 1 (strong)
 */
public record SuggestedSettings(
    @Nullable Integer steps, @Nullable Float guidanceScale, @Nullable Float shadowStrength) {
  public static final SuggestedSettings NONE = new SuggestedSettings(null, null, null);

  /** Only a shadow. */
  public static SuggestedSettings shadow(float strength) {
    return new SuggestedSettings(null, null, strength);
  }
}
