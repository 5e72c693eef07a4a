package backdrop.inference.mongo;

import backdrop.inference.generation.GenerationSettings;
import backdrop.inference.generation.PromptSyntax;
import java.util.OptionalLong;
import org.bson.Document;

/** Decided settings as a part of a generation's document. */
final class SettingsDocuments {
  private SettingsDocuments() {}

  static Document toDocument(GenerationSettings settings) {
    Document document =
        new Document("model", settings.model())
            .append("prompt", settings.prompt())
            .append("negative_prompt", settings.negativePrompt())
            .append("prompt_syntax", settings.promptSyntax().name())
            .append("seed", settings.seed().orElseThrow())
            .append("count", settings.count())
            .append("steps", settings.steps())
            .append("guidance_scale", (double) settings.guidanceScale())
            .append("sampler", settings.sampler());
    LayoutDocuments.fill(document, settings.layout());
    OutputDocuments.fill(document, settings.output());
    return document;
  }

  static GenerationSettings toSettings(Document document) {
    return new GenerationSettings(
        document.getString("model"),
        document.getString("prompt"),
        document.getString("negative_prompt"),
        PromptSyntax.valueOf(document.get("prompt_syntax", PromptSyntax.LITERAL.name())),
        OptionalLong.of(document.getLong("seed")),
        document.getInteger("count"),
        document.getInteger("steps"),
        document.getDouble("guidance_scale").floatValue(),
        document.getString("sampler"),
        LayoutDocuments.toLayout(document),
        OutputDocuments.toOutput(document));
  }
}
