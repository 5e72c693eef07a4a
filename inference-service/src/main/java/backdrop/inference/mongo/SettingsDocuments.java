package backdrop.inference.mongo;

import backdrop.inference.generation.Background;
import backdrop.inference.generation.GenerationSettings;
import backdrop.inference.generation.OutputFormat;
import backdrop.inference.generation.PromptSyntax;
import backdrop.picture.Canvas;
import backdrop.picture.Placement;
import java.util.OptionalLong;
import org.bson.Document;

/** Decided settings as a part of a generation's document. */
final class SettingsDocuments {
  private SettingsDocuments() {}

  static Document toDocument(GenerationSettings settings) {
    return new Document("model", settings.model())
        .append("prompt", settings.prompt())
        .append("negative_prompt", settings.negativePrompt())
        .append("seed", settings.seed().orElseThrow())
        .append("count", settings.count())
        .append("steps", settings.steps())
        .append("guidance_scale", (double) settings.guidanceScale())
        .append("sampler", settings.sampler())
        .append("width", settings.canvas().width())
        .append("height", settings.canvas().height())
        .append("placement", placement(settings.placement()))
        .append("shadow_strength", (double) settings.shadowStrength())
        .append("format", settings.format().name())
        .append("background", settings.background().name())
        .append("prompt_syntax", settings.promptSyntax().name());
  }

  static GenerationSettings toSettings(Document document) {
    return new GenerationSettings(
        document.getString("model"),
        document.getString("prompt"),
        document.getString("negative_prompt"),
        OptionalLong.of(document.getLong("seed")),
        document.getInteger("count"),
        document.getInteger("steps"),
        document.getDouble("guidance_scale").floatValue(),
        document.getString("sampler"),
        new Canvas(document.getInteger("width"), document.getInteger("height")),
        toPlacement(document.get("placement", Document.class)),
        document.getDouble("shadow_strength").floatValue(),
        OutputFormat.valueOf(document.getString("format")),
        Background.valueOf(document.getString("background")),
        PromptSyntax.valueOf(document.get("prompt_syntax", PromptSyntax.LITERAL.name())));
  }

  private static Document placement(Placement placement) {
    return switch (placement) {
      case Placement.Automatic automatic ->
          new Document("mode", "AUTOMATIC")
              .append("fill", automatic.fill())
              .append("enlarging", automatic.enlarging().name());
      case Placement.Original original -> new Document("mode", "ORIGINAL");
      case Placement.At at ->
          new Document("mode", "AT")
              .append("centre_x", at.centreX())
              .append("centre_y", at.centreY())
              .append("height", at.height());
    };
  }

  private static Placement toPlacement(Document document) {
    String mode = document.getString("mode");
    return switch (mode) {
      case "AUTOMATIC" ->
          new Placement.Automatic(
              document.getDouble("fill"),
              Placement.Enlarging.valueOf(document.getString("enlarging")));
      case "ORIGINAL" -> new Placement.Original();
      case "AT" ->
          new Placement.At(
              document.getDouble("centre_x"),
              document.getDouble("centre_y"),
              document.getDouble("height"));
      default -> throw new IllegalStateException("placement mode " + mode);
    };
  }
}
