package backdrop.prompt.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.kit.failure.Failure;
import backdrop.prompt.text.LocalizedText;
import backdrop.prompt.text.ProviderUnavailable;
import backdrop.prompt.text.TextSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTest {
  private static final LocalizedText SCENE = new LocalizedText("on sand", "на песке");

  @Test
  void letsTheProviderWrite() {
    var answer = suggestions((product, style, count) -> List.of(SCENE)).suggest(wish(2));

    assertThat(answer.scenes()).containsExactly(SCENE);
    assertThat(answer.source()).isEqualTo(TextSource.YANDEX);
  }

  @Test
  void writesItselfWhenTheProviderIsDown() {
    SuggestionProvider down =
        (product, style, count) -> {
          throw new ProviderUnavailable("down");
        };

    var answer = suggestions(down).suggest(wish(3));

    assertThat(answer.scenes()).hasSize(3);
    assertThat(answer.source()).isEqualTo(TextSource.BUILT_IN);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 11})
  void refusesACountThatNobodyReads(int count) {
    var failure =
        catchThrowableOfType(
            Failure.class,
            () -> suggestions((product, style, n) -> List.of(SCENE)).suggest(wish(count)));

    assertThat(failure.reason().name()).isEqualTo("COUNT_OUT_OF_RANGE");
    assertThat(failure.fields().getFirst().field()).isEqualTo("count");
  }

  private static Suggestions suggestions(SuggestionProvider provider) {
    return new Suggestions(Optional.of(provider), new SceneGrammar(), () -> 5L);
  }

  private static Suggestions.Wish wish(int count) {
    return new Suggestions.Wish("mug", "", "", count, OptionalLong.empty());
  }
}
