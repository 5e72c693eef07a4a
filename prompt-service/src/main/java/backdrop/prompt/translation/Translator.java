package backdrop.prompt.translation;

import backdrop.prompt.text.Language;
import backdrop.prompt.text.ProviderUnavailable;
import java.util.List;

/** A provider that translates. Safe for use by many threads; repeating a call changes nothing. */
public interface Translator {
  /**
   * Translates texts, in order.
   *
   * @param texts 1 to 20 texts of at most 10,000 characters together
   * @param sourceLanguage BCP 47 tag; empty means find out
   * @throws ProviderUnavailable if there is no usable answer within the provider's deadline
   */
  List<Translated> translate(List<String> texts, String sourceLanguage, Language target);

  /**
   * One translated text.
   *
   * @param text in the target language
   * @param detectedLanguage BCP 47 tag of what was translated
   */
  record Translated(String text, String detectedLanguage) {}
}
