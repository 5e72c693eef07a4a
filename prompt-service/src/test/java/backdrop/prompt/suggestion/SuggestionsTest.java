package backdrop.prompt.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.kit.failure.Failure;
import backdrop.prompt.limit.OwnerLimit;
import backdrop.prompt.text.LocalizedText;
import backdrop.prompt.text.ProviderUnavailable;
import backdrop.prompt.text.TextSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTest {
  private static final LocalizedText TEXT = new LocalizedText("on sand", "на песке");
  private static final Scene SCENE =
      new Scene(
          TEXT,
          new Scene.Parts(TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT),
          TextSource.LANGUAGE_MODEL);

  @Test
  void letsTheProviderWrite() {
    var answer = suggestions(task -> List.of(SCENE), 10).suggest(wish(1));

    assertThat(answer.scenes()).containsExactly(SCENE);
    assertThat(answer.source()).isEqualTo(TextSource.LANGUAGE_MODEL);
  }

  @Test
  void fillsUpWhatTheProviderLeavesMissingAndSaysWhichIsWhose() {
    var answer = suggestions(task -> List.of(SCENE), 10).suggest(wish(3));

    assertThat(answer.scenes())
        .extracting(Scene::source)
        .containsExactly(TextSource.LANGUAGE_MODEL, TextSource.BUILT_IN, TextSource.BUILT_IN);
  }

  @Test
  void writesItselfWhenTheProviderIsDown() {
    var answer =
        suggestions(
                task -> {
                  throw new ProviderUnavailable("down");
                },
                10)
            .suggest(wish(3));

    assertThat(answer.scenes()).hasSize(3);
    assertThat(answer.source()).isEqualTo(TextSource.BUILT_IN);
  }

  @Test
  void writesItselfForAnAccountThatAskedTooOften() {
    var suggestions = suggestions(task -> List.of(SCENE), 1);
    suggestions.suggest(wish(1));

    var answer = suggestions.suggest(wish(1));

    assertThat(answer.source()).isEqualTo(TextSource.BUILT_IN);
  }

  @Test
  void passesOnHowTheProductLooks() {
    var look =
        new ProductLook(List.of(new ProductLook.Colour(0xff0000, 1)), ProductLook.Shape.TALL);
    var seen = new java.util.concurrent.atomic.AtomicReference<SuggestionProvider.Task>();

    suggestions(
            task -> {
              seen.set(task);
              return List.of(SCENE);
            },
            10)
        .suggest(
            new Suggestions.Wish("anna", "mug", "dishes", look, "", "", 1, OptionalLong.empty()));

    assertThat(seen.get()).isEqualTo(new SuggestionProvider.Task("mug", "dishes", look, "", 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 11})
  void refusesACountThatNobodyReads(int count) {
    var failure =
        catchThrowableOfType(
            Failure.class, () -> suggestions(task -> List.of(SCENE), 10).suggest(wish(count)));

    assertThat(failure.reason().name()).isEqualTo("COUNT_OUT_OF_RANGE");
    assertThat(failure.fields().getFirst().field()).isEqualTo("count");
  }

  private static Suggestions suggestions(
      Function<SuggestionProvider.Task, List<Scene>> provider, int callsAllowed) {
    return new Suggestions(
        Optional.of(
            new SuggestionProvider() {
              @Override
              public List<Scene> suggest(Task task) {
                return provider.apply(task);
              }

              @Override
              public TextSource source() {
                return TextSource.LANGUAGE_MODEL;
              }
            }),
        new SceneGrammar(ScenePhrases.builtIn()),
        new OwnerLimit(callsAllowed, Duration.ofMinutes(1), () -> 0L, () -> {}),
        () -> 5L);
  }

  private static Suggestions.Wish wish(int count) {
    return new Suggestions.Wish(
        "anna", "mug", "", ProductLook.UNKNOWN, "", "", count, OptionalLong.empty());
  }
}
