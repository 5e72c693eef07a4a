package backdrop.prompt.suggestion;

import backdrop.prompt.text.ProviderUnavailable;
import backdrop.prompt.text.TextSource;
import java.util.List;

/** A language model that writes scenes. Safe for use by many threads. */
public interface SuggestionProvider {
  /** What to write about: words are passed on, ids are not. */
  record Task(String product, String category, ProductLook look, String style, int count) {}

  /**
   * At least one and at most {@code count} distinct scenes in both languages, all usable: complete,
   * in the right letters, within the length that a prompt allows.
   *
   * @throws ProviderUnavailable if there is no usable answer within the provider's deadline
   */
  List<Scene> suggest(Task task);

  /** Who writes. */
  TextSource source();
}
