package backdrop.prompt.composition;

import backdrop.prompt.text.TextSource;

/** Reads a seller's words in English, whatever language they are in; never fails. Thread-safe. */
@FunctionalInterface
public interface EnglishReader {
  /**
   * @param text may be empty
   * @param language BCP 47 tag; empty means find out
   */
  Reading read(String text, String language);

  /**
   * A text as the model will see it.
   *
   * @param text English as far as possible
   * @param language BCP 47 tag of the seller's words
   * @param source who translated; PASS_THROUGH if nobody did
   * @param approximate true if words may be missing
   */
  record Reading(String text, String language, TextSource source, boolean approximate) {}
}
