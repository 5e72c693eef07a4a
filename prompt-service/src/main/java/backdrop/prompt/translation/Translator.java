package backdrop.prompt.translation;

import backdrop.prompt.text.Language;
import backdrop.prompt.text.ProviderUnavailable;
import java.time.Duration;
import java.util.List;

/** A provider that translates. Safe for use by many threads; repeating a call changes nothing. */
public interface Translator {
  /** Most characters of all texts of a batch together. */
  int BATCH_CHARACTERS = 10_000;

  /** Most pairs of a batch's glossary. */
  int GLOSSARY_PAIRS = 50;

  /**
   * What one call translates.
   *
   * @param texts some, of at most {@value #BATCH_CHARACTERS} characters together
   * @param sourceLanguage primary tag; empty means find out, and then there is no glossary
   * @param glossary at most {@value #GLOSSARY_PAIRS} pairs
   */
  record Batch(
      List<String> texts, String sourceLanguage, Language target, List<GlossaryPair> glossary) {}

  /**
   * Translates texts, in order.
   *
   * @throws ProviderUnavailable if there is no usable answer within {@code patience}
   */
  List<Translated> translate(Batch batch, Duration patience);

  /**
   * Primary tag of the language that a text is in.
   *
   * @throws ProviderUnavailable if there is no usable answer within {@code patience}
   */
  String detect(String text, Duration patience);

  /**
   * One translated text.
   *
   * @param text in the target language
   * @param detectedLanguage tag of what was translated; empty if it was told
   */
  record Translated(String text, String detectedLanguage) {}
}
