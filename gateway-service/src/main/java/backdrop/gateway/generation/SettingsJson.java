package backdrop.gateway.generation;

import backdrop.gateway.style.StyleJson;
import backdrop.inference.v1.Background;
import backdrop.inference.v1.GenerationSettings;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Settings with everything decided; the same settings paint the same picture. */
@Schema(name = "GenerationSettings")
public record SettingsJson(
    String model,
    String prompt,
    String negativePrompt,
    @Schema(description = "Seed of the first image; image i uses seed + i") long seed,
    int count,
    int steps,
    float guidanceScale,
    String sampler,
    SizeJson size,
    PlacementJson placement,
    @Schema(description = "0 (none) to 1 (strong)") float shadowStrength,
    FormatJson format,
    StyleJson.Background background,
    PromptSyntaxJson promptSyntax) {

  static SettingsJson of(GenerationSettings settings) {
    return new SettingsJson(
        settings.getModel(),
        settings.getPrompt(),
        settings.getNegativePrompt(),
        settings.getSeed(),
        settings.getCount(),
        settings.getSteps(),
        settings.getGuidanceScale(),
        settings.getSampler(),
        SizeJson.of(settings.getCanvas()),
        PlacementJson.of(settings.getPlacement()),
        settings.getShadowStrength(),
        FormatJson.of(settings.getFormat()),
        settings.getBackground() == Background.BACKGROUND_WHITE
            ? StyleJson.Background.WHITE
            : StyleJson.Background.PAINTED,
        PromptSyntaxJson.of(settings.getPromptSyntax()));
  }
}
