package backdrop.prompt.composition;

import backdrop.kit.failure.Failure;
import backdrop.prompt.composition.ComposedPrompt.Candidate;
import backdrop.prompt.failure.PromptReason;
import backdrop.prompt.failure.TextRules;
import backdrop.prompt.text.TextSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the model's prompt of a scene, a style's template and a product, within the token budget,
 * and the candidates for a caller who can count with the model's own tokenizer. What the seller
 * said survives longest: the style's phrases are dropped first, from the end. Thread-safe; reaches
 * no provider by itself.
 */
public final class PromptComposer {
  static final int SCENE_LIMIT = 1_000;
  static final int PRODUCT_LIMIT = 200;
  static final int NEGATIVE_LIMIT = 500;
  static final int DEFAULT_TOKEN_BUDGET = 75;
  static final int SMALLEST_TOKEN_BUDGET = 8;
  static final int LARGEST_TOKEN_BUDGET = 1_000;

  private static final Pattern SLOT = Pattern.compile("\\{(scene|product)\\}");

  private final EnglishReader english;

  public PromptComposer(EnglishReader english) {
    this.english = english;
  }

  /**
   * The prompt of a draft. Signs that painting programs elsewhere take for weights or special
   * tokens, such as {@code (word:1.3)} and {@code <|endoftext|>}, stay as they are: text, or
   * weights where the draft says so.
   *
   * @param accountId whose draft it is
   * @throws Failure SCENE_MISSING, TEXT_TOO_LONG or TOKEN_BUDGET_OUT_OF_RANGE
   */
  public ComposedPrompt compose(String accountId, Draft draft) {
    String scene = TextRules.atMost(SCENE_LIMIT, "scene", draft.scene());
    String product = TextRules.atMost(PRODUCT_LIMIT, "product", draft.product());
    String negative = TextRules.atMost(NEGATIVE_LIMIT, "negative", draft.negative());
    int budget = budget(draft.tokenBudget());
    if (scene.isEmpty() && draft.look().isEmpty()) {
      throw Failure.ofField(
          PromptReason.SCENE_MISSING, "scene", "must be given when no style is chosen");
    }
    // Together, so that a provider is asked once.
    List<EnglishReader.Reading> read =
        english.read(accountId, List.of(scene, product, negative), draft.language());
    EnglishReader.Reading readScene = read.get(0);
    String template = draft.look().map(Draft.Look::template).orElse("{scene}");
    List<Candidate> candidates =
        phrases(draft.syntax(), template, readScene.text(), read.get(1).text()).shorten(budget);
    Candidate chosen = firstWithin(budget, draft.syntax(), candidates);
    String styles = draft.look().map(Draft.Look::negativePrompt).orElse("");
    boolean omits = draft.negativeWords() == Draft.NegativeWords.OF_SCENES;
    return new ComposedPrompt(
        chosen.prompt(),
        joined(omits ? "" : styles, read.get(2).text()),
        TokenEstimate.of(draft.syntax().words(chosen.prompt())),
        chosen.droppedPhrases(),
        readScene.source() == TextSource.PASS_THROUGH && !readScene.approximate()
            ? ""
            : readScene.language(),
        readScene.source(),
        readScene.approximate(),
        candidates,
        omits ? styles : "");
  }

  /** By the estimate; with all that was dropped on the way to it. */
  private static Candidate firstWithin(
      int budget, PromptSyntax syntax, List<Candidate> candidates) {
    List<String> dropped = new ArrayList<>();
    for (Candidate candidate : candidates) {
      dropped.addAll(candidate.droppedPhrases());
      if (TokenEstimate.of(syntax.words(candidate.prompt())) <= budget) {
        return new Candidate(candidate.prompt(), dropped);
      }
    }
    throw new IllegalStateException("the last candidate is within any budget");
  }

  private static int budget(int asked) {
    if (asked == 0) {
      return DEFAULT_TOKEN_BUDGET;
    }
    if (asked < SMALLEST_TOKEN_BUDGET || asked > LARGEST_TOKEN_BUDGET) {
      throw Failure.ofField(
          PromptReason.TOKEN_BUDGET_OUT_OF_RANGE,
          "tokenBudget",
          "must be 0 or between " + SMALLEST_TOKEN_BUDGET + " and " + LARGEST_TOKEN_BUDGET);
    }
    return asked;
  }

  private static PhraseList phrases(
      PromptSyntax syntax, String template, String scene, String product) {
    PhraseList phrases = new PhraseList(syntax);
    for (String part : template.split(",")) {
      boolean ofScene = part.contains("{scene}");
      phrases.add(filled(part, scene, product), ofScene);
    }
    return phrases;
  }

  /** One pass, so that braces in a seller's words stay words. */
  private static String filled(String part, String scene, String product) {
    Matcher slots = SLOT.matcher(part);
    return slots.replaceAll(
        slot -> Matcher.quoteReplacement("scene".equals(slot.group(1)) ? scene : product));
  }

  private static String joined(String first, String second) {
    return Stream.of(first, second)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining(", "));
  }
}
