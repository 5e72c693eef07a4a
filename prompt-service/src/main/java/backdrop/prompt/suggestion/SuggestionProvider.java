package backdrop.prompt.suggestion;

import backdrop.prompt.text.LocalizedText;
import backdrop.prompt.text.ProviderUnavailable;
import java.util.List;

/** A language model that writes scenes. Safe for use by many threads. */
public interface SuggestionProvider {
  /**
   * At least one and at most {@code count} distinct scenes, each in both languages.
   *
   * @param product what stands in the scene; may be empty
   * @param style name and description of the look, English; may be empty
   * @throws ProviderUnavailable if there is no usable answer within the provider's deadline
   */
  List<LocalizedText> suggest(String product, String style, int count);
}
