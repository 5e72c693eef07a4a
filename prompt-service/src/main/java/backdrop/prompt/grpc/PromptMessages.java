package backdrop.prompt.grpc;

import backdrop.prompt.composition.ComposedPrompt;
import backdrop.prompt.style.Style;
import backdrop.prompt.style.StyleBackground;
import backdrop.prompt.style.StyleText;
import backdrop.prompt.style.SuggestedSettings;
import backdrop.prompt.suggestion.Suggestions;
import backdrop.prompt.text.LocalizedText;
import backdrop.prompt.text.TextSource;
import backdrop.prompt.translation.Translation;
import backdrop.prompt.v1.ComposePromptResponse;
import backdrop.prompt.v1.SuggestPromptsResponse;
import backdrop.prompt.v1.Suggestion;
import backdrop.prompt.v1.TranslateResponse;
import java.util.List;
import java.util.Optional;

/** Core objects as messages and back; knows no rule. */
final class PromptMessages {
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

  static StyleText styleText(
      backdrop.prompt.v1.LocalizedText name,
      backdrop.prompt.v1.LocalizedText description,
      String template,
      String negativePrompt) {
    return new StyleText(localized(name), localized(description), template, negativePrompt);
  }

  static SuggestPromptsResponse suggestions(Suggestions.Answer answer) {
    var response = SuggestPromptsResponse.newBuilder().setSource(source(answer.source()));
    for (LocalizedText scene : answer.scenes()) {
      response.addSuggestions(Suggestion.newBuilder().setScene(localized(scene)));
    }
    return response.build();
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
            .setApproximate(prompt.approximate());
    style.map(PromptMessages::style).ifPresent(response::setStyle);
    return response.build();
  }

  private static backdrop.prompt.v1.TextSource source(TextSource source) {
    return switch (source) {
      case YANDEX -> backdrop.prompt.v1.TextSource.TEXT_SOURCE_YANDEX;
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

  private static backdrop.prompt.v1.LocalizedText localized(LocalizedText text) {
    return backdrop.prompt.v1.LocalizedText.newBuilder().setEn(text.en()).setRu(text.ru()).build();
  }

  private static LocalizedText localized(backdrop.prompt.v1.LocalizedText text) {
    return new LocalizedText(text.getEn(), text.getRu());
  }
}
