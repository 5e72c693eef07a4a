package backdrop.inference.mongo;

import backdrop.inference.generation.PromptFit;
import backdrop.inference.generation.TextFit;
import java.util.List;
import org.bson.Document;

/** How much of its prompts is read, as a part of a generation's document. */
final class FitDocuments {
  private FitDocuments() {}

  static Document toDocument(PromptFit fit) {
    return new Document("prompt", toDocument(fit.prompt()))
        .append("negative_prompt", toDocument(fit.negativePrompt()));
  }

  static PromptFit toFit(Document document) {
    return new PromptFit(
        toText(document.get("prompt", Document.class)),
        toText(document.get("negative_prompt", Document.class)));
  }

  private static Document toDocument(TextFit fit) {
    return new Document("tokens", fit.tokens())
        .append("limit", fit.limit())
        .append("dropped_words", fit.droppedWords());
  }

  private static TextFit toText(Document document) {
    return new TextFit(
        document.getInteger("tokens"),
        document.getInteger("limit"),
        document.getList("dropped_words", String.class, List.of()));
  }
}
