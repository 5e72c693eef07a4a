package backdrop.prompt.style;

import backdrop.kit.failure.Failure;
import backdrop.prompt.failure.PromptReason;
import backdrop.prompt.failure.TextRules;
import backdrop.prompt.text.LocalizedText;

/**
 * What a person may decide about a style of their own.
 *
 * @param name shown name, 1 to 60 characters a language
 * @param description one sentence, at most 300 characters a language
 * @param template English, with {@value #SCENE} in it, at most 500 characters
 * @param negativePrompt English, at most 500 characters
 */
public record StyleText(
    LocalizedText name, LocalizedText description, String template, String negativePrompt) {
  /** Where the scene goes in a template. */
  public static final String SCENE = "{scene}";

  /** Where the product goes in a template. */
  public static final String PRODUCT = "{product}";

  /**
   * The same text, stripped and with missing languages filled in.
   *
   * @param prefix goes before the names of fields
   * @throws Failure STYLE_NAME_MISSING, STYLE_TEMPLATE_INVALID or TEXT_TOO_LONG
   */
  StyleText checked(String prefix) {
    LocalizedText checkedName = checked(prefix + "name", name, 60);
    if (checkedName.en().isEmpty()) {
      throw Failure.ofField(
          PromptReason.STYLE_NAME_MISSING, prefix + "name", "must be given in English or Russian");
    }
    String checkedTemplate = TextRules.atMost(500, prefix + "template", template);
    if (!checkedTemplate.contains(SCENE)) {
      throw Failure.ofField(
          PromptReason.STYLE_TEMPLATE_INVALID,
          prefix + "template",
          "must contain " + SCENE + ", the place where the scene goes");
    }
    return new StyleText(
        checkedName,
        checked(prefix + "description", description, 300),
        checkedTemplate,
        TextRules.atMost(500, prefix + "negativePrompt", negativePrompt));
  }

  private static LocalizedText checked(String field, LocalizedText text, int limit) {
    return new LocalizedText(
            TextRules.atMost(limit, field + ".en", text.en()),
            TextRules.atMost(limit, field + ".ru", text.ru()))
        .filled();
  }
}
