package backdrop.inference.grpc;

import backdrop.inference.generation.GenerationLabels;
import backdrop.inference.generation.GenerationSettings;
import backdrop.inference.generation.PromptSyntax;
import java.util.OptionalLong;

/** Settings and labels, from the wire and back. */
final class SettingsMessages {
  private SettingsMessages() {}

  static GenerationSettings toSettings(backdrop.inference.v1.GenerationSettings message) {
    return new GenerationSettings(
        message.getModel(),
        message.getPrompt(),
        message.getNegativePrompt(),
        toSyntax(message.getPromptSyntax()),
        message.hasSeed() ? OptionalLong.of(message.getSeed()) : OptionalLong.empty(),
        message.getCount(),
        message.getSteps(),
        message.getGuidanceScale(),
        message.getSampler(),
        LayoutMessages.toLayout(message),
        OutputMessages.toOutput(message));
  }

  static backdrop.inference.v1.GenerationSettings message(GenerationSettings settings) {
    var message =
        backdrop.inference.v1.GenerationSettings.newBuilder()
            .setModel(settings.model())
            .setPrompt(settings.prompt())
            .setNegativePrompt(settings.negativePrompt())
            .setPromptSyntax(
                switch (settings.promptSyntax()) {
                  case LITERAL -> backdrop.inference.v1.PromptSyntax.PROMPT_SYNTAX_LITERAL;
                  case WEIGHTED -> backdrop.inference.v1.PromptSyntax.PROMPT_SYNTAX_WEIGHTED;
                })
            .setSeed(settings.seed().orElseThrow())
            .setCount(settings.count())
            .setSteps(settings.steps())
            .setGuidanceScale(settings.guidanceScale())
            .setSampler(settings.sampler());
    LayoutMessages.fill(message, settings.layout());
    OutputMessages.fill(message, settings.output());
    return message.build();
  }

  static PromptSyntax toSyntax(backdrop.inference.v1.PromptSyntax message) {
    return message == backdrop.inference.v1.PromptSyntax.PROMPT_SYNTAX_WEIGHTED
        ? PromptSyntax.WEIGHTED
        : PromptSyntax.LITERAL;
  }

  static GenerationLabels toLabels(backdrop.inference.v1.GenerationLabels message) {
    return new GenerationLabels(
        message.getPhotoId(),
        message.getScene(),
        message.getStyleId(),
        message.getStyleNameEn(),
        message.getStyleNameRu(),
        message.getProduct(),
        message.getDroppedPhrasesList());
  }

  static backdrop.inference.v1.GenerationLabels message(GenerationLabels labels) {
    return backdrop.inference.v1.GenerationLabels.newBuilder()
        .setPhotoId(labels.photoId())
        .setScene(labels.scene())
        .setStyleId(labels.styleId())
        .setStyleNameEn(labels.styleNameEn())
        .setStyleNameRu(labels.styleNameRu())
        .setProduct(labels.product())
        .addAllDroppedPhrases(labels.droppedPhrases())
        .build();
  }
}
