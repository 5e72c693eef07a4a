package backdrop.prompt.mongo;

import backdrop.prompt.style.Style;
import backdrop.prompt.style.StyleBackground;
import backdrop.prompt.style.StyleText;
import backdrop.prompt.style.SuggestedSettings;
import backdrop.prompt.text.LocalizedText;
import org.bson.Document;

/** Styles as BSON and back. */
final class StyleDocuments {
  static final String ID = "_id";
  static final String OWNER = "owner_id";
  static final String REVISION = "revision";
  static final String NAME_EN = "name.en";

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
        .append("background", style.background().name());
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
        SuggestedSettings.NONE);
  }

  private static Document localized(LocalizedText text) {
    return new Document("en", text.en()).append("ru", text.ru());
  }

  private static LocalizedText localized(Document document) {
    return new LocalizedText(document.getString("en"), document.getString("ru"));
  }
}
