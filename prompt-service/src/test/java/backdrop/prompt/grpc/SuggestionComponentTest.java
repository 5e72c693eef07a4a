package backdrop.prompt.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.fakeyandex.FakeYandex;
import backdrop.kit.failure.Failure;
import backdrop.prompt.v1.SuggestPromptsRequest;
import backdrop.prompt.v1.SuggestPromptsResponse;
import backdrop.prompt.v1.TextSource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Who suggests, and that somebody always does. */
@QuarkusTest
class SuggestionComponentTest extends PromptComponent {
  @Test
  void letsTheLanguageModelSuggestScenes() {
    SuggestPromptsResponse suggested = suggest("a mug");

    assertThat(suggested.getSource()).isEqualTo(TextSource.TEXT_SOURCE_YANDEX);
    assertThat(suggested.getSuggestionsList())
        .extracting(suggestion -> suggestion.getScene().getEn())
        .anyMatch(scene -> scene.startsWith("on blue silk, in a quiet studio"));
  }

  @Test
  void writesItselfWhenTheAnswerWasFiltered() {
    assertBuiltIn(suggest(FakeYandex.FILTERED));
  }

  @Test
  void writesItselfWhenTheAnswerIsNoJson() {
    assertBuiltIn(suggest(FakeYandex.NONSENSE));
  }

  @Test
  void writesItselfWhenTheProviderIsOverQuota() {
    assertBuiltIn(suggest(FakeYandex.OVER_QUOTA));
  }

  @Test
  void saysOfEachScenesWhatItIsMadeOfAndByWhom() {
    var suggestion = suggest("a mug").getSuggestions(0);

    assertThat(suggestion.getSource()).isEqualTo(TextSource.TEXT_SOURCE_YANDEX);
    assertThat(suggestion.getParts().getSurface().getRu()).isEqualTo("на мокром базальте");
    assertThat(suggestion.getParts().getNegative().getEn()).isEqualTo("clutter");
  }

  @Test
  void namesTheFieldOfACountOutOfRange() {
    Failure failure =
        failure(
            () ->
                as("anna")
                    .suggestPrompts(
                        SuggestPromptsRequest.newBuilder().setLanguage("ru").setCount(99).build()));

    assertThat(failure.reason().name()).isEqualTo("COUNT_OUT_OF_RANGE");
    assertThat(failure.fields().getFirst().field()).isEqualTo("count");
  }

  private SuggestPromptsResponse suggest(String product) {
    return as("anna")
        .suggestPrompts(
            SuggestPromptsRequest.newBuilder()
                .setProduct(product)
                .setLanguage("en")
                .setCount(3)
                .build());
  }

  private static void assertBuiltIn(SuggestPromptsResponse suggested) {
    assertThat(suggested.getSource()).isEqualTo(TextSource.TEXT_SOURCE_BUILT_IN);
    assertThat(suggested.getSuggestionsList()).hasSize(3);
  }
}
