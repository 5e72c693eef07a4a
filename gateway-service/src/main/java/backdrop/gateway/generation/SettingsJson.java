package backdrop.gateway.generation;

import backdrop.inference.v1.GenerationSettings;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
    BackgroundJson background,
    PromptSyntaxJson promptSyntax,
    ShadowJson shadow,
    @Schema(description = "Null unless background is color or gradient")
        @Nullable BackgroundColorsJson backgroundColors,
    LightMatchingJson lightMatching,
    @Schema(description = "Most that is tried, 1 to 100; null where the format has none")
        @Nullable Integer quality,
    @Schema(description = "Most bytes of one file; null for no limit") @Nullable Long maxBytes,
    @Schema(description = "The product alone, nothing behind it") boolean transparent,
    @Schema(description = "The marketplace's preset that filled in the rest")
        @Nullable String presetId) {

  static SettingsJson of(GenerationSettings settings) {
    BackgroundJson background = BackgroundJson.of(settings.getBackground());
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
        background,
        PromptSyntaxJson.of(settings.getPromptSyntax()),
        ShadowJson.of(settings.getShadow()),
        settings.hasBackgroundColors()
            ? BackgroundColorsJson.of(settings.getBackgroundColors(), background)
            : null,
        LightMatchingJson.of(settings.getLightMatching()),
        settings.getQuality() == 0 ? null : settings.getQuality(),
        settings.getMaxBytes() == 0 ? null : settings.getMaxBytes(),
        settings.getTransparent(),
        settings.getPresetId().isEmpty() ? null : settings.getPresetId());
  }
}
