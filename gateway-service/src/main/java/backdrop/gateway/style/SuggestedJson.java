package backdrop.gateway.style;

import backdrop.prompt.v1.SuggestedSettings;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Settings that suit a style; null leaves the model's default. */
@Schema(name = "SuggestedSettings")
public record SuggestedJson(
    @Nullable @Min(1) @Max(100) Integer steps,
    @Nullable @DecimalMin("1") @DecimalMax("20") Float guidanceScale,
    @Nullable @DecimalMin("0") @DecimalMax("1") Float shadowStrength) {

  static SuggestedJson of(SuggestedSettings settings) {
    return new SuggestedJson(
        settings.hasSteps() ? settings.getSteps() : null,
        settings.hasGuidanceScale() ? settings.getGuidanceScale() : null,
        settings.hasShadowStrength() ? settings.getShadowStrength() : null);
  }

  static SuggestedSettings message(@Nullable SuggestedJson settings) {
    var message = SuggestedSettings.newBuilder();
    if (settings != null) {
      if (settings.steps() != null) {
        message.setSteps(settings.steps());
      }
      if (settings.guidanceScale() != null) {
        message.setGuidanceScale(settings.guidanceScale());
      }
      if (settings.shadowStrength() != null) {
        message.setShadowStrength(settings.shadowStrength());
      }
    }
    return message.build();
  }
}
