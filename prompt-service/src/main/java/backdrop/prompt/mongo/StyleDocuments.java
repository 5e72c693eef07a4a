package backdrop.prompt.mongo;

import backdrop.prompt.style.Style;
import backdrop.prompt.style.StyleBackground;
import backdrop.prompt.style.StyleText;
import backdrop.prompt.style.SuggestedSettings;
import backdrop.prompt.text.LocalizedText;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Styles as BSON and back. */
final class StyleDocuments {
  static final String ID = "_id";
  static final String OWNER = "owner_id";
  static final String REVISION = "revision";
  static final String NAME_EN = "name.en";

  private static final String STEPS = "steps";
  private static final String GUIDANCE_SCALE = "guidance_scale";
  private static final String SHADOW_STRENGTH = "shadow_strength";

  private StyleDocuments() {}

  static Document of(String accountId, Style style) {
    StyleText text = style.text();
    return new Document(ID, style.id())
        .append(OWNER, accountId)
        .append("name", localized(text.name()))
        .append("description", localized(text.description()))
        .append("template", text.template())
        .append("negative_prompt", text.negativePrompt())
        .append(REVISION, style.revision())
        .append("background", style.background().name())
        .append("suggested", suggested(style.suggested()));
  }

  static Style style(Document document) {
    return new Style(
        document.getString(ID),
        new StyleText(
            localized(document.get("name", Document.class)),
            localized(document.get("description", Document.class)),
            document.getString("template"),
            document.getString("negative_prompt")),
        false,
        document.getLong(REVISION),
        StyleBackground.valueOf(document.getString("background")),
        suggested(document.get("suggested", new Document())));
  }

  private static Document suggested(SuggestedSettings settings) {
    Document document = new Document();
    append(document, STEPS, settings.steps());
    append(document, GUIDANCE_SCALE, settings.guidanceScale());
    append(document, SHADOW_STRENGTH, settings.shadowStrength());
    return document;
  }

  private static void append(Document document, String field, @Nullable Number value) {
    if (value != null) {
      document.append(field, value instanceof Float real ? (Number) real.doubleValue() : value);
    }
  }

  private static SuggestedSettings suggested(Document document) {
    return new SuggestedSettings(
        document.getInteger(STEPS),
        real(document, GUIDANCE_SCALE),
        real(document, SHADOW_STRENGTH));
  }

  private static @Nullable Float real(Document document, String field) {
    Double value = document.getDouble(field);
    return value == null ? null : value.floatValue();
  }

  private static Document localized(LocalizedText text) {
    return new Document("en", text.en()).append("ru", text.ru());
  }

  private static LocalizedText localized(Document document) {
    return new LocalizedText(document.getString("en"), document.getString("ru"));
  }
}
