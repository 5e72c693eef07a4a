package backdrop.prompt.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.kit.failure.Failure;
import backdrop.prompt.composition.ComposedPrompt.Candidate;
import backdrop.prompt.text.TextSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptComposerTest {
  private static final Optional<Draft.Look> LOOK =
      Optional.of(new Draft.Look("{scene}, minimalistic, soft light", "text, people"));

  private final PromptComposer composer =
      new PromptComposer(
          (accountId, texts, language) ->
              texts.stream()
                  .map(
                      text ->
                          text.startsWith("ru:")
                              ? new EnglishReader.Reading(
                                  text.substring(3), "ru", TextSource.BUILT_IN, true)
                              : new EnglishReader.Reading(
                                  text, "en", TextSource.PASS_THROUGH, false))
                  .toList());

  @Test
  void dressesTheSceneInTheStyle() {
    ComposedPrompt composed = composer.compose("anna", draft("on an oak table", LOOK, 0));

    assertThat(composed.prompt()).isEqualTo("on an oak table, minimalistic, soft light");
    assertThat(composed.negativePrompt()).isEqualTo("text, people");
    assertThat(composed.droppedPhrases()).isEmpty();
  }

  @Test
  void takesTheSceneAloneWithoutAStyle() {
    ComposedPrompt composed =
        composer.compose("anna", draft("on an oak table", Optional.empty(), 0));

    assertThat(composed.prompt()).isEqualTo("on an oak table");
  }

  @Test
  void paintsTheStyleAloneWithoutAScene() {
    ComposedPrompt composed = composer.compose("anna", draft("", LOOK, 0));

    assertThat(composed.prompt()).isEqualTo("minimalistic, soft light");
  }

  @Test
  void saysThatASceneWasTranslated() {
    ComposedPrompt composed = composer.compose("anna", draft("ru:wooden table", LOOK, 0));

    assertThat(composed.prompt()).startsWith("wooden table");
    assertThat(composed.translatedFrom()).isEqualTo("ru");
    assertThat(composed.translationSource()).isEqualTo(TextSource.BUILT_IN);
    assertThat(composed.approximate()).isTrue();
  }

  @Test
  void dropsTheStyleBeforeTheScene() {
    ComposedPrompt composed =
        composer.compose("anna", draft("on an oak table, white wall", LOOK, 8));

    assertThat(composed.prompt()).isEqualTo("on an oak table, white wall");
    assertThat(composed.droppedPhrases()).containsExactly("soft light", "minimalistic");
  }

  @Test
  void keepsTheSceneOfATemplateThatEndsWithIt() {
    var look = Optional.of(new Draft.Look("oil painting, warm tones, view of {scene}", ""));

    ComposedPrompt composed = composer.compose("anna", draft("a calm lake", look, 8));

    assertThat(composed.prompt()).isEqualTo("oil painting, view of a calm lake");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 12, 30, 75})
  void staysWithinTheBudgetWhateverTheScene(int budget) {
    String scene = "a very long description of a wooden table with many things ".repeat(8);

    ComposedPrompt composed = composer.compose("anna", draft(scene, LOOK, budget));

    assertThat(composed.tokenCount()).isPositive().isLessThanOrEqualTo(budget);
    assertThat(composed.droppedPhrases()).isNotEmpty();
  }

  @Test
  void shortensASingleEndlessWord() {
    ComposedPrompt composed = composer.compose("anna", draft("a".repeat(900), Optional.empty(), 8));

    assertThat(composed.tokenCount()).isLessThanOrEqualTo(8);
    assertThat(composed.prompt()).isNotEmpty();
  }

  @Test
  void cutsNoCharacterInTwo() {
    ComposedPrompt composed =
        composer.compose("anna", draft("😀".repeat(500), Optional.empty(), 8));

    assertThat(composed.candidates())
        .allSatisfy(candidate -> assertThat(candidate.prompt().replace("😀", "")).isEmpty());
  }

  @Test
  void leavesBracesInASellersWordsAlone() {
    ComposedPrompt composed = composer.compose("anna", draft("a table {product}", LOOK, 0));

    assertThat(composed.prompt()).startsWith("a table {product}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a (wooden:1.3) table",
        "a ((wooden)) table [blurred]",
        "a table <|endoftext|> by the sea",
        "a table BREAK by AND the sea",
        "<lora:shiny:1> a table"
      })
  void leavesSignsThatMeanMoreElsewhereAsTheyAre(String scene) {
    assertThat(composer.compose("anna", draft(scene, LOOK, 0)).prompt()).startsWith(scene + ", ");
  }

  @Test
  void putsTheProductWhereTheTemplateWantsIt() {
    var look = Optional.of(new Draft.Look("{scene}, background for {product}", ""));

    ComposedPrompt composed = composer.compose("anna", draft("a table", "a mug", "", look));

    assertThat(composed.prompt()).isEqualTo("a table, background for a mug");
  }

  @Test
  void addsWhatTheSellerDoesNotWant() {
    ComposedPrompt composed = composer.compose("anna", draft("a table", "", "flowers", LOOK));

    assertThat(composed.negativePrompt()).isEqualTo("text, people, flowers");
  }

  @Test
  void leavesOutTheStylesNegativePromptForAModelThatDoesNotUnderstandItAndSaysSo() {
    ComposedPrompt composed =
        composer.compose(
            "anna",
            new Draft(
                "a table",
                "",
                "",
                "flowers",
                0,
                Draft.NegativeWords.OF_SCENES,
                PromptSyntax.LITERAL,
                LOOK));

    assertThat(composed.negativePrompt()).isEqualTo("flowers");
    assertThat(composed.omittedNegative()).isEqualTo("text, people");
  }

  @Test
  void offersOneCandidateWhereEverythingFitsWhateverTheTokenizer() {
    ComposedPrompt composed = composer.compose("anna", draft("on an oak table", LOOK, 0));

    assertThat(composed.candidates())
        .containsExactly(new Candidate("on an oak table, minimalistic, soft light", List.of()));
  }

  @Test
  void offersEverShorterCandidatesUpToOneThatFitsByteByByte() {
    ComposedPrompt composed = composer.compose("anna", draft("oak tables", LOOK, 8));

    assertThat(composed.candidates())
        .containsExactly(
            new Candidate("oak tables, minimalistic, soft light", List.of()),
            new Candidate("oak tables, minimalistic", List.of("soft light")),
            new Candidate("oak tables", List.of("minimalistic")),
            new Candidate("oak", List.of("tables")));
  }

  @Test
  void offersNoCandidateThatNoTokenizerFitsIn() {
    String scene = "a table, a lamp, a cup, a book";

    ComposedPrompt composed = composer.compose("anna", draft(scene, Optional.empty(), 8));

    assertThat(composed.candidates().getFirst())
        .isEqualTo(new Candidate("a table, a lamp, a cup", List.of("a book")));
  }

  @Test
  void choosesAmongItsCandidates() {
    String scene = "a very long description of a wooden table with many things ".repeat(8);

    ComposedPrompt composed = composer.compose("anna", draft(scene, LOOK, 30));

    assertThat(composed.candidates()).extracting(Candidate::prompt).contains(composed.prompt());
  }

  @Test
  void spendsNoTokenOnWeights() {
    String scene = "(wood:1.3), (wall:1.2), [blur], (lamp), sand";

    ComposedPrompt weighted = composer.compose("anna", weighted(scene, 9));

    assertThat(weighted.prompt()).isEqualTo(scene);
    assertThat(weighted.tokenCount()).isEqualTo(9);
  }

  @Test
  void dropsWhatStandsInBracketsTogether() {
    String scene = "sand, (oak, a very old and long table:1.3)";

    ComposedPrompt weighted = composer.compose("anna", weighted(scene, 8));

    assertThat(weighted.prompt()).isEqualTo("sand");
    assertThat(weighted.droppedPhrases()).containsExactly("(oak, a very old and long table:1.3)");
  }

  @Test
  void takesABracketBehindABackslashForText() {
    String scene = "a smile \\(, sand, a wall, a lamp, a book";

    ComposedPrompt weighted = composer.compose("anna", weighted(scene, 8));

    assertThat(weighted.prompt()).isEqualTo("a smile \\(, sand, a wall");
  }

  @Test
  void refusesNeitherSceneNorStyle() {
    assertThat(reason(draft("  ", Optional.empty(), 0))).isEqualTo("SCENE_MISSING");
  }

  @Test
  void refusesASceneOfMoreThanAThousandCharacters() {
    assertThat(reason(draft("x".repeat(1_001), LOOK, 0))).isEqualTo("TEXT_TOO_LONG");
  }

  @Test
  void refusesABudgetThatNoModelHas() {
    assertThat(reason(draft("a table", LOOK, 3))).isEqualTo("TOKEN_BUDGET_OUT_OF_RANGE");
  }

  private String reason(Draft draft) {
    return catchThrowableOfType(Failure.class, () -> composer.compose("anna", draft))
        .reason()
        .name();
  }

  private static Draft draft(String scene, Optional<Draft.Look> look, int budget) {
    return new Draft(
        scene, "", "", "", budget, Draft.NegativeWords.ANY, PromptSyntax.LITERAL, look);
  }

  private static Draft weighted(String scene, int budget) {
    return new Draft(
        scene,
        "",
        "",
        "",
        budget,
        Draft.NegativeWords.ANY,
        PromptSyntax.WEIGHTED,
        Optional.empty());
  }

  private static Draft draft(
      String scene, String product, String negative, Optional<Draft.Look> look) {
    return new Draft(
        scene, "", product, negative, 0, Draft.NegativeWords.ANY, PromptSyntax.LITERAL, look);
  }
}
