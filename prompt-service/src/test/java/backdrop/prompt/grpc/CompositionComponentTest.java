package backdrop.prompt.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.fakeyandex.FakeYandex;
import backdrop.prompt.v1.ComposePromptRequest;
import backdrop.prompt.v1.ComposePromptResponse;
import backdrop.prompt.v1.NegativeWords;
import backdrop.prompt.v1.TextSource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What becomes of a scene and a style. */
@QuarkusTest
class CompositionComponentTest extends PromptComponent {
  @Test
  void composesAPromptFromAStyleAndAnEnglishScene() {
    ComposePromptResponse composed =
        as("anna")
            .composePrompt(
                ComposePromptRequest.newBuilder()
                    .setScene("on a light oak table")
                    .setStyleId("minimalistic")
                    .build());

    assertThat(composed.getPrompt()).startsWith("on a light oak table, soft light, minimalistic");
    assertThat(composed.getTranslatedFrom()).isEmpty();
    assertThat(composed.getStyle().getName().getRu()).isEqualTo("Минимализм");
  }

  @Test
  void hasTheProviderTranslateARussianScene() {
    ComposePromptResponse composed = compose("на деревянном столе у окна");

    assertThat(composed.getPrompt()).startsWith("on a wooden table by the window");
    assertThat(composed.getTranslatedFrom()).isEqualTo("ru");
    assertThat(composed.getTranslationSource()).isEqualTo(TextSource.TEXT_SOURCE_YANDEX);
    assertThat(composed.getApproximate()).isFalse();
  }

  @Test
  void translatesByDictionaryWhenTheProviderIsOverQuota() {
    ComposePromptResponse composed = compose("на деревянном столе у окна " + FakeYandex.OVER_QUOTA);

    assertThat(composed.getPrompt()).startsWith("on wooden table by window");
    assertThat(composed.getTranslationSource()).isEqualTo(TextSource.TEXT_SOURCE_BUILT_IN);
    assertThat(composed.getApproximate()).isTrue();
  }

  @Test
  void leavesTheStylesNegativePromptOutForAModelThatKnowsOnlyScenes() {
    ComposePromptResponse composed =
        as("anna")
            .composePrompt(
                ComposePromptRequest.newBuilder()
                    .setScene("on a light oak table")
                    .setStyleId("minimalistic")
                    .setNegativeWords(NegativeWords.NEGATIVE_WORDS_SCENE)
                    .build());

    assertThat(composed.getNegativePrompt()).isEmpty();
    assertThat(composed.getOmittedNegative()).isEqualTo("text, watermark, people");
  }

  @Test
  void offersCandidatesToWhoeverCountsBetter() {
    ComposePromptResponse composed =
        as("anna")
            .composePrompt(
                ComposePromptRequest.newBuilder()
                    .setScene("on a light oak table")
                    .setStyleId("minimalistic")
                    .setTokenBudget(30)
                    .build());

    assertThat(composed.getCandidatesList()).hasSizeGreaterThan(1);
    assertThat(composed.getCandidates(0).getPrompt()).isEqualTo(composed.getPrompt());
    assertThat(composed.getCandidates(1).getDroppedPhrasesList()).containsExactly("high quality");
  }

  private ComposePromptResponse compose(String scene) {
    return as("anna")
        .composePrompt(
            ComposePromptRequest.newBuilder().setScene(scene).setStyleId("urban").build());
  }
}
