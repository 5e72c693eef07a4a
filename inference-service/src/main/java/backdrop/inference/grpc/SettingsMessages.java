package backdrop.inference.grpc;

import backdrop.inference.generation.Background;
import backdrop.inference.generation.GenerationLabels;
import backdrop.inference.generation.GenerationSettings;
import backdrop.inference.generation.OutputFormat;
import backdrop.inference.generation.PromptSyntax;
import backdrop.inference.generation.SettingsRules;
import backdrop.inference.v1.Canvas;
import backdrop.inference.v1.ImageFormat;
import backdrop.inference.v1.PlacementMode;
import backdrop.picture.Placement;
import java.util.OptionalLong;

/** Settings and labels, from the wire and back. */
final class SettingsMessages {
  private SettingsMessages() {}

  static GenerationSettings toSettings(backdrop.inference.v1.GenerationSettings message) {
    return new GenerationSettings(
        message.getModel(),
        message.getPrompt(),
        message.getNegativePrompt(),
        message.hasSeed() ? OptionalLong.of(message.getSeed()) : OptionalLong.empty(),
        message.getCount(),
        message.getSteps(),
        message.getGuidanceScale(),
        message.getSampler(),
        message.hasCanvas()
            ? SettingsRules.canvas(message.getCanvas().getWidth(), message.getCanvas().getHeight())
            : SettingsRules.DEFAULT_CANVAS,
        toPlacement(message.getPlacement()),
        message.hasShadowStrength() ? message.getShadowStrength() : SettingsRules.DEFAULT_SHADOW,
        message.getFormat() == ImageFormat.IMAGE_FORMAT_JPEG ? OutputFormat.JPEG : OutputFormat.PNG,
        message.getBackground() == backdrop.inference.v1.Background.BACKGROUND_WHITE
            ? Background.WHITE
            : Background.PAINTED,
        message.getPromptSyntax() == backdrop.inference.v1.PromptSyntax.PROMPT_SYNTAX_WEIGHTED
            ? PromptSyntax.WEIGHTED
            : PromptSyntax.LITERAL);
  }

  private static Placement toPlacement(backdrop.inference.v1.Placement message) {
    return message.getMode() == PlacementMode.PLACEMENT_MODE_EXPLICIT
        ? SettingsRules.placement(message.getCenterX(), message.getCenterY(), message.getHeight())
        : Placement.AUTOMATIC;
  }

  static backdrop.inference.v1.GenerationSettings message(GenerationSettings settings) {
    return backdrop.inference.v1.GenerationSettings.newBuilder()
        .setModel(settings.model())
        .setPrompt(settings.prompt())
        .setNegativePrompt(settings.negativePrompt())
        .setSeed(settings.seed().orElseThrow())
        .setCount(settings.count())
        .setSteps(settings.steps())
        .setGuidanceScale(settings.guidanceScale())
        .setSampler(settings.sampler())
        .setCanvas(message(settings.canvas()))
        .setPlacement(message(settings.placement()))
        .setShadowStrength(settings.shadowStrength())
        .setFormat(
            switch (settings.format()) {
              case PNG -> ImageFormat.IMAGE_FORMAT_PNG;
              case JPEG -> ImageFormat.IMAGE_FORMAT_JPEG;
            })
        .setBackground(
            switch (settings.background()) {
              case PAINTED -> backdrop.inference.v1.Background.BACKGROUND_PAINTED;
              case WHITE -> backdrop.inference.v1.Background.BACKGROUND_WHITE;
            })
        .setPromptSyntax(
            switch (settings.promptSyntax()) {
              case LITERAL -> backdrop.inference.v1.PromptSyntax.PROMPT_SYNTAX_LITERAL;
              case WEIGHTED -> backdrop.inference.v1.PromptSyntax.PROMPT_SYNTAX_WEIGHTED;
            })
        .build();
  }

  static Canvas message(backdrop.picture.Canvas canvas) {
    return Canvas.newBuilder().setWidth(canvas.width()).setHeight(canvas.height()).build();
  }

  private static backdrop.inference.v1.Placement message(Placement placement) {
    var message = backdrop.inference.v1.Placement.newBuilder();
    return switch (placement) {
      case Placement.At at ->
          message
              .setMode(PlacementMode.PLACEMENT_MODE_EXPLICIT)
              .setCenterX(at.centreX())
              .setCenterY(at.centreY())
              .setHeight(at.height())
              .build();
      case Placement.Automatic automatic ->
          message.setMode(PlacementMode.PLACEMENT_MODE_AUTOMATIC).build();
      case Placement.Original original ->
          message.setMode(PlacementMode.PLACEMENT_MODE_AUTOMATIC).build();
    };
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
