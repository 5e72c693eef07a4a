package backdrop.gateway.generation;

import backdrop.gateway.problem.GatewayReason;
import backdrop.inference.v1.PromptSyntax;
import backdrop.kit.failure.Failure;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What to paint. A scene or a style must be there unless nothing is painted; everything else has a
 * default.
 */
@Schema(name = "NewGeneration")
public record GenerationRequest(
    @NotBlank @Size(max = 100) String photoId,
    @Schema(description = "Left out: the photo's last mask; if it has none, it is cut out")
        @Nullable
        @Size(max = 100)
        String maskId,
    @Schema(description = "What should be around the product, in any language")
        @Nullable
        @Size(max = 1000)
        String scene,
    @Schema(description = "Language of the scene; left out: found out") @Nullable @Size(max = 35)
        String language,
    @Schema(description = "What the product is") @Nullable @Size(max = 200) String product,
    @Nullable @Size(max = 100) String styleId,
    @Schema(description = "What to avoid, in any language") @Nullable @Size(max = 500)
        String negative,
    @Schema(description = "How many images", defaultValue = "4") @Nullable @Min(1) @Max(8)
        Integer count,
    @Schema(description = "Left out: drawn when it is accepted") @Nullable @Min(0) @Max(4294967295L)
        Long seed,
    @Schema(description = "Left out: 1024 x 1024") @Nullable @Valid SizeJson size,
    @Schema(description = "Left out: automatic") @Nullable @Valid PlacementJson placement,
    @Nullable @Min(1) @Max(100) Integer steps,
    @Nullable @DecimalMin("1") @DecimalMax("20") Float guidanceScale,
    @Schema(description = "One of the model's samplers; left out: its default")
        @Nullable
        @Size(max = 100)
        String sampler,
    @Nullable @Size(max = 100) String model,
    @Nullable @DecimalMin("0") @DecimalMax("1") Float shadowStrength,
    @Nullable FormatJson format,
    @Schema(description = "How scene, style and negative are read; left out: literal")
        @Nullable PromptSyntaxJson promptSyntax,
    @Schema(description = "Left out: a contact shadow") @Nullable @Valid ShadowJson shadow,
    @Schema(description = "Left out: the style's, else painted")
        @Nullable BackgroundJson background,
    @Schema(description = "For a background of color or gradient") @Nullable @Valid
        BackgroundColorsJson backgroundColors,
    @Schema(description = "Left out: none") @Nullable LightMatchingJson lightMatching,
    @Schema(description = "JPEG and WebP; 95 where left out") @Nullable @Min(1) @Max(100)
        Integer quality,
    @Schema(description = "Most bytes of one file; the quality steps down until it fits")
        @Nullable
        @Min(50000)
        Long maxBytes,
    @Schema(description = "The product alone on a see-through canvas; PNG or WebP")
        @Nullable Boolean transparent,
    @Schema(
            description =
                "A marketplace's preset: chooses size, placement, background, format and byte limit"
                    + " wherever they are left out")
        @Nullable
        @Size(max = 100)
        String presetId) {

  private static final int DEFAULT_COUNT = 4;

  /** True if there is anything to paint from. */
  boolean hasSceneOrStyle() {
    return (scene != null && !scene.isBlank()) || (styleId != null && !styleId.isBlank());
  }

  /** True if no model will be asked, whatever the style says. */
  boolean paintsNothing() {
    return Boolean.TRUE.equals(transparent)
        || (background != null && background != BackgroundJson.PAINTED);
  }

  /** True if a preset decides what is left out. */
  boolean hasPreset() {
    return presetId != null && !presetId.isBlank();
  }

  /**
   * Refuses fields that do not go together.
   *
   * @throws Failure SCENE_MISSING, or FIELD_INVALID naming the field
   */
  void check() {
    if (!hasSceneOrStyle() && !paintsNothing() && !hasPreset()) {
      throw Failure.ofField(
          GatewayReason.SCENE_MISSING, "scene", "must be given where no style is named");
    }
    if (placement != null) {
      placement.check();
    }
    BackgroundColorsJson.check(background, backgroundColors);
  }

  PromptSyntax syntaxOrLiteral() {
    return promptSyntax == null ? PromptSyntax.PROMPT_SYNTAX_LITERAL : promptSyntax.toSyntax();
  }

  int countOrDefault() {
    return count == null ? DEFAULT_COUNT : count;
  }
}
