package backdrop.prompt.suggestion;

import backdrop.kit.failure.Failure;
import backdrop.prompt.failure.PromptReason;
import backdrop.prompt.failure.TextRules;
import backdrop.prompt.limit.OwnerLimit;
import backdrop.prompt.text.LocalizedText;
import backdrop.prompt.text.ProviderUnavailable;
import backdrop.prompt.text.TextSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Scenes for a product: by the language model where there is one and the account has not asked it
 * too often, else by the built-in grammar; each scene says by whom. Never fails because a provider
 * does. Thread-safe.
 */
public final class Suggestions {
  private static final int COUNT_LIMIT = 10;
  private static final int PRODUCT_LIMIT = 200;
  private static final int CATEGORY_LIMIT = 100;

  private final Optional<SuggestionProvider> provider;
  private final SceneGrammar grammar;
  private final OwnerLimit limit;
  private final LongSupplier seeds;

  /**
   * @param limit how often one account may ask the provider
   * @param seeds gives the grammar's seed where the caller gives none
   */
  public Suggestions(
      Optional<SuggestionProvider> provider,
      SceneGrammar grammar,
      OwnerLimit limit,
      LongSupplier seeds) {
    this.provider = provider;
    this.grammar = grammar;
    this.limit = limit;
    this.seeds = seeds;
  }

  /**
   * What to write about.
   *
   * @param accountId who asks
   * @param product what stands in the scene, in any language; may be empty
   * @param category what kind of thing it is, in any language; may be empty
   * @param look how it looks
   * @param styleId the look to write for; empty means any
   * @param style name and description of that look, English; may be empty
   * @param count 1 to 10
   * @param seed fixes the grammar's choices
   */
  public record Wish(
      String accountId,
      String product,
      String category,
      ProductLook look,
      String styleId,
      String style,
      int count,
      OptionalLong seed) {}

  /**
   * @param scenes distinct, as many as were asked for
   * @param source who wrote the first
   */
  public record Answer(List<Scene> scenes, TextSource source) {}

  /**
   * @throws Failure COUNT_OUT_OF_RANGE or TEXT_TOO_LONG
   */
  public Answer suggest(Wish wish) {
    if (wish.count() < 1 || wish.count() > COUNT_LIMIT) {
      throw Failure.ofField(
          PromptReason.COUNT_OUT_OF_RANGE, "count", "must be between 1 and " + COUNT_LIMIT);
    }
    String product = TextRules.atMost(PRODUCT_LIMIT, "product", wish.product());
    String category = TextRules.atMost(CATEGORY_LIMIT, "category", wish.category());
    List<Scene> written =
        byProvider(
            wish.accountId(),
            new SuggestionProvider.Task(
                product, category, wish.look(), wish.style(), wish.count()));
    return answer(written, builtIn(wish, product + " " + category), wish.count());
  }

  private List<Scene> byProvider(String accountId, SuggestionProvider.Task task) {
    if (provider.isEmpty() || !limit.allows(accountId)) {
      return List.of();
    }
    try {
      return provider.get().suggest(task);
    } catch (ProviderUnavailable unavailable) {
      // The provider has counted and logged it; the grammar is the answer.
      return List.of();
    }
  }

  private List<Scene> builtIn(Wish wish, String words) {
    long seed = wish.seed().orElseGet(seeds::getAsLong);
    return grammar.write(
        new SceneGrammar.Wish(
            wish.styleId(), ProductCategory.of(words), wish.look(), wish.count(), seed));
  }

  /** What the provider wrote, filled up by the grammar where that is less than was asked for. */
  private static Answer answer(List<Scene> written, List<Scene> builtIn, int count) {
    Map<String, Scene> distinct = new LinkedHashMap<>();
    List<Scene> all = new ArrayList<>(written);
    all.addAll(builtIn);
    for (Scene scene : all) {
      if (distinct.size() < count) {
        distinct.putIfAbsent(key(scene.text()), scene);
      }
    }
    List<Scene> scenes = List.copyOf(distinct.values());
    return new Answer(scenes, scenes.getFirst().source());
  }

  private static String key(LocalizedText text) {
    return text.en().toLowerCase(Locale.ROOT);
  }
}
