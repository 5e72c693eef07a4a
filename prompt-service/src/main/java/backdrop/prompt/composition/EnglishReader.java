package backdrop.prompt.composition;

import backdrop.prompt.text.TextSource;
import java.util.List;

/** Reads a seller's words in English, whatever language they are in; never fails. Thread-safe. */
@FunctionalInterface
public interface EnglishReader {
  /**
   * One reading for each text, in order; soon, whatever a provider does.
   *
   * @param accountId whose words they are
   * @param texts may be empty ones
   * @param language BCP 47 tag; empty means find out
   */
  List<Reading> read(String accountId, List<String> texts, String language);

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
