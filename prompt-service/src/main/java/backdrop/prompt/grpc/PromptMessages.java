package backdrop.prompt.grpc;

import backdrop.prompt.composition.ComposedPrompt;
import backdrop.prompt.composition.PromptSyntax;
import backdrop.prompt.style.Style;
import backdrop.prompt.style.StyleBackground;
import backdrop.prompt.style.StyleDesign;
import backdrop.prompt.style.StyleText;
import backdrop.prompt.style.SuggestedSettings;
import backdrop.prompt.suggestion.ProductLook;
import backdrop.prompt.suggestion.Scene;
import backdrop.prompt.suggestion.Suggestions;
import backdrop.prompt.text.LocalizedText;
import backdrop.prompt.text.TextSource;
import backdrop.prompt.translation.Translation;
import backdrop.prompt.v1.ComposePromptResponse;
import backdrop.prompt.v1.CreateStyleRequest;
import backdrop.prompt.v1.PortableStyle;
import backdrop.prompt.v1.SceneParts;
import backdrop.prompt.v1.SuggestPromptsResponse;
import backdrop.prompt.v1.Suggestion;
import backdrop.prompt.v1.TranslateResponse;
import backdrop.prompt.v1.UpdateStyleRequest;
import java.util.List;
import java.util.Optional;

/** Core objects as messages and back; knows no rule. */
final class PromptMessages {
  private static final int COLOURS = 8;

  private PromptMessages() {}

  static backdrop.prompt.v1.Style style(Style style) {
    StyleText text = style.text();
    return backdrop.prompt.v1.Style.newBuilder()
        .setStyleId(style.id())
        .setName(localized(text.name()))
        .setDescription(localized(text.description()))
        .setTemplate(text.template())
        .setNegativePrompt(text.negativePrompt())
        .setBuiltIn(style.builtIn())
        .setRevision(style.revision())
        .setBackground(background(style.background()))
        .setSuggested(suggested(style.suggested()))
        .build();
  }

  static StyleDesign design(CreateStyleRequest request) {
    return new StyleDesign(
        text(
            request.getName(),
            request.getDescription(),
            request.getTemplate(),
            request.getNegativePrompt()),
        suggested(request.getSuggested()));
  }

  static StyleDesign design(UpdateStyleRequest request) {
    return new StyleDesign(
        text(
            request.getName(),
            request.getDescription(),
            request.getTemplate(),
            request.getNegativePrompt()),
        suggested(request.getSuggested()));
  }

  static StyleDesign design(PortableStyle style) {
    return new StyleDesign(
        text(
            style.getName(),
            style.getDescription(),
            style.getTemplate(),
            style.getNegativePrompt()),
        suggested(style.getSuggested()));
  }

  static SuggestPromptsResponse suggestions(Suggestions.Answer answer) {
    var response = SuggestPromptsResponse.newBuilder().setSource(source(answer.source()));
    for (Scene scene : answer.scenes()) {
      response.addSuggestions(
          Suggestion.newBuilder()
              .setScene(localized(scene.text()))
              .setParts(parts(scene.parts()))
              .setSource(source(scene.source())));
    }
    return response.build();
  }

  private static SceneParts parts(Scene.Parts parts) {
    return SceneParts.newBuilder()
        .setPlace(localized(parts.place()))
        .setSurface(localized(parts.surface()))
        .setBackground(localized(parts.background()))
        .setLight(localized(parts.light()))
        .setMood(localized(parts.mood()))
        .setPalette(localized(parts.palette()))
        .setNegative(localized(parts.negative()))
        .build();
  }

  /** The first colours; nobody names more of a product. */
  static ProductLook look(backdrop.prompt.v1.ProductLook look) {
    return new ProductLook(
        look.getColoursList().stream()
            .limit(COLOURS)
            .map(colour -> new ProductLook.Colour(colour.getRgb() & 0xffffff, colour.getShare()))
            .toList(),
        ProductLook.Shape.of(look.getAspect()));
  }

  static PortableStyle portable(StyleDesign design) {
    StyleText text = design.text();
    return PortableStyle.newBuilder()
        .setName(localized(text.name()))
        .setDescription(localized(text.description()))
        .setTemplate(text.template())
        .setNegativePrompt(text.negativePrompt())
        .setSuggested(suggested(design.suggested()))
        .build();
  }

  static PromptSyntax syntax(backdrop.prompt.v1.PromptSyntax syntax) {
    return syntax == backdrop.prompt.v1.PromptSyntax.PROMPT_SYNTAX_WEIGHTED
        ? PromptSyntax.WEIGHTED
        : PromptSyntax.LITERAL;
  }

  static TranslateResponse translations(List<Translation> translations) {
    var response = TranslateResponse.newBuilder();
    for (Translation translation : translations) {
      response
          .addTranslationsBuilder()
          .setText(translation.text())
          .setDetectedLanguage(translation.detectedLanguage())
          .setSource(source(translation.source()))
          .setApproximate(translation.approximate());
    }
    return response.build();
  }

  static ComposePromptResponse composed(ComposedPrompt prompt, Optional<Style> style) {
    var response =
        ComposePromptResponse.newBuilder()
            .setPrompt(prompt.prompt())
            .setNegativePrompt(prompt.negativePrompt())
            .setTokenCount(prompt.tokenCount())
            .addAllDroppedPhrases(prompt.droppedPhrases())
            .setTranslatedFrom(prompt.translatedFrom())
            .setTranslationSource(source(prompt.translationSource()))
            .setApproximate(prompt.approximate())
            .setOmittedNegative(prompt.omittedNegative());
    for (ComposedPrompt.Candidate candidate : prompt.candidates()) {
      response
          .addCandidatesBuilder()
          .setPrompt(candidate.prompt())
          .addAllDroppedPhrases(candidate.droppedPhrases());
    }
    style.map(PromptMessages::style).ifPresent(response::setStyle);
    return response.build();
  }

  private static StyleText text(
      backdrop.prompt.v1.LocalizedText name,
      backdrop.prompt.v1.LocalizedText description,
      String template,
      String negativePrompt) {
    return new StyleText(localized(name), localized(description), template, negativePrompt);
  }

  private static backdrop.prompt.v1.TextSource source(TextSource source) {
    return switch (source) {
      case YANDEX -> backdrop.prompt.v1.TextSource.TEXT_SOURCE_YANDEX;
      case LANGUAGE_MODEL -> backdrop.prompt.v1.TextSource.TEXT_SOURCE_LANGUAGE_MODEL;
      case BUILT_IN -> backdrop.prompt.v1.TextSource.TEXT_SOURCE_BUILT_IN;
      case PASS_THROUGH -> backdrop.prompt.v1.TextSource.TEXT_SOURCE_PASS_THROUGH;
    };
  }

  private static backdrop.prompt.v1.StyleBackground background(StyleBackground background) {
    return switch (background) {
      case PAINTED -> backdrop.prompt.v1.StyleBackground.STYLE_BACKGROUND_PAINTED;
      case WHITE -> backdrop.prompt.v1.StyleBackground.STYLE_BACKGROUND_WHITE;
    };
  }

  private static backdrop.prompt.v1.SuggestedSettings suggested(SuggestedSettings settings) {
    var message = backdrop.prompt.v1.SuggestedSettings.newBuilder();
    Optional.ofNullable(settings.steps()).ifPresent(message::setSteps);
    Optional.ofNullable(settings.guidanceScale()).ifPresent(message::setGuidanceScale);
    Optional.ofNullable(settings.shadowStrength()).ifPresent(message::setShadowStrength);
    return message.build();
  }

  private static SuggestedSettings suggested(backdrop.prompt.v1.SuggestedSettings message) {
    return new SuggestedSettings(
        message.hasSteps() ? message.getSteps() : null,
        message.hasGuidanceScale() ? message.getGuidanceScale() : null,
        message.hasShadowStrength() ? message.getShadowStrength() : null);
  }

  private static backdrop.prompt.v1.LocalizedText localized(LocalizedText text) {
    return backdrop.prompt.v1.LocalizedText.newBuilder().setEn(text.en()).setRu(text.ru()).build();
  }

  private static LocalizedText localized(backdrop.prompt.v1.LocalizedText text) {
    return new LocalizedText(text.getEn(), text.getRu());
  }
}
