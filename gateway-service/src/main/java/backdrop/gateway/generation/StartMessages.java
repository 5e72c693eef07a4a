package backdrop.gateway.generation;

import backdrop.inference.v1.Background;
import backdrop.inference.v1.GenerationLabels;
import backdrop.inference.v1.GenerationSettings;
import backdrop.prompt.v1.ComposePromptResponse;
import backdrop.prompt.v1.StyleBackground;
import backdrop.prompt.v1.SuggestedSettings;
import org.jspecify.annotations.Nullable;

/** A request and its composed prompt as the painter reads them. What the request says wins. */
final class StartMessages {
  private StartMessages() {}

  static GenerationSettings settings(GenerationRequest request, ComposePromptResponse prompt) {
    SuggestedSettings suggested = prompt.getStyle().getSuggested();
    var settings =
        GenerationSettings.newBuilder()
            .setModel(orEmpty(request.model()))
            .setPrompt(prompt.getPrompt())
            .setNegativePrompt(prompt.getNegativePrompt())
            .setCount(request.countOrDefault())
            .setSteps(request.steps() != null ? request.steps() : suggested.getSteps())
            .setGuidanceScale(
                request.guidanceScale() != null
                    ? request.guidanceScale()
                    : suggested.getGuidanceScale())
            .setSampler(orEmpty(request.sampler()))
            .setBackground(background(request, prompt));
    if (request.seed() != null) {
      settings.setSeed(request.seed());
    }
    if (request.size() != null) {
      settings.setCanvas(request.size().toCanvas());
    }
    if (request.placement() != null) {
      settings.setPlacement(request.placement().toPlacement());
    }
    if (request.format() != null) {
      settings.setFormat(request.format().toFormat());
    }
    if (request.promptSyntax() != null) {
      settings.setPromptSyntax(request.promptSyntax().toSyntax());
    }
    if (request.shadowStrength() != null) {
      settings.setShadowStrength(request.shadowStrength());
    } else if (suggested.hasShadowStrength()) {
      settings.setShadowStrength(suggested.getShadowStrength());
    }
    if (request.shadow() != null) {
      settings.setShadow(request.shadow().toShadow());
    }
    if (request.backgroundColors() != null) {
      settings.setBackgroundColors(request.backgroundColors().toColors());
    }
    if (request.lightMatching() != null) {
      settings.setLightMatching(request.lightMatching().toMatching());
    }
    if (request.quality() != null) {
      settings.setQuality(request.quality());
    }
    if (request.maxBytes() != null) {
      settings.setMaxBytes(request.maxBytes());
    }
    return settings
        .setTransparent(Boolean.TRUE.equals(request.transparent()))
        .setPresetId(orEmpty(request.presetId()))
        .build();
  }

  private static Background background(GenerationRequest request, ComposePromptResponse prompt) {
    if (request.background() != null) {
      return request.background().toBackground();
    }
    if (prompt.getStyle().getBackground() == StyleBackground.STYLE_BACKGROUND_WHITE) {
      return Background.BACKGROUND_WHITE;
    }
    // A marketplace that wants white goes before a style that would paint.
    return request.hasPreset() ? Background.BACKGROUND_UNSPECIFIED : Background.BACKGROUND_PAINTED;
  }

  static GenerationLabels labels(GenerationRequest request, ComposePromptResponse prompt) {
    var labels =
        GenerationLabels.newBuilder()
            .setPhotoId(request.photoId())
            .setScene(orEmpty(request.scene()))
            .setProduct(orEmpty(request.product()))
            .addAllDroppedPhrases(prompt.getDroppedPhrasesList());
    if (prompt.hasStyle()) {
      labels
          .setStyleId(prompt.getStyle().getStyleId())
          .setStyleNameEn(prompt.getStyle().getName().getEn())
          .setStyleNameRu(prompt.getStyle().getName().getRu());
    }
    return labels.build();
  }

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
