package backdrop.prompt.suggestion;

import backdrop.kit.failure.Failure;
import backdrop.prompt.failure.PromptReason;
import backdrop.prompt.failure.TextRules;
import backdrop.prompt.text.LocalizedText;
import backdrop.prompt.text.ProviderUnavailable;
import backdrop.prompt.text.TextSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Scenes for a product: by the language model where there is one, else by the built-in grammar.
 * Never fails because a provider does. Thread-safe.
 */
public final class Suggestions {
  private static final int COUNT_LIMIT = 10;
  private static final int PRODUCT_LIMIT = 200;

  private final Optional<SuggestionProvider> provider;
  private final SceneGrammar grammar;
  private final LongSupplier seeds;

  /**
   * @param seeds gives the grammar's seed where the caller gives none
   */
  public Suggestions(
      Optional<SuggestionProvider> provider, SceneGrammar grammar, LongSupplier seeds) {
    this.provider = provider;
    this.grammar = grammar;
    this.seeds = seeds;
  }

  /**
   * What to write about.
   *
   * @param product what stands in the scene, in any language; may be empty
   * @param styleId the look to write for; empty means any
   * @param style name and description of that look, English; may be empty
   * @param count 1 to 10
   * @param seed fixes the grammar's choices
   */
  public record Wish(String product, String styleId, String style, int count, OptionalLong seed) {}

  /**
   * @param scenes distinct, as many as were asked for if the grammar wrote them
   * @param source who wrote them
   */
  public record Answer(List<LocalizedText> scenes, TextSource source) {}

  /**
   * @throws Failure COUNT_OUT_OF_RANGE or TEXT_TOO_LONG
   */
  public Answer suggest(Wish wish) {
    if (wish.count() < 1 || wish.count() > COUNT_LIMIT) {
      throw Failure.ofField(
          PromptReason.COUNT_OUT_OF_RANGE, "count", "must be between 1 and " + COUNT_LIMIT);
    }
    String product = TextRules.atMost(PRODUCT_LIMIT, "product", wish.product());
    if (provider.isPresent()) {
      try {
        return new Answer(
            provider.get().suggest(product, wish.style(), wish.count()), TextSource.YANDEX);
      } catch (ProviderUnavailable unavailable) {
        // The provider has counted and logged it; the grammar is the answer.
      }
    }
    long seed = wish.seed().orElseGet(seeds::getAsLong);
    return new Answer(grammar.write(wish.styleId(), wish.count(), seed), TextSource.BUILT_IN);
  }
}
