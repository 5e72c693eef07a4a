package backdrop.inference.component;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.inference.v1.Generation;
import backdrop.inference.v1.GenerationSettings;
import backdrop.inference.v1.GenerationState;
import backdrop.inference.v1.PromptSyntax;
import backdrop.inference.v1.StartGenerationRequest;
import backdrop.inference.v1.TextFit;
import backdrop.inference.v1.WatchGenerationResponse;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import com.google.protobuf.ByteString;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is accepted, and what becomes of it. */
@QuarkusTest
class StartingComponentTest extends InferenceComponent {
  @Test
  void paintsWhatItAcceptedAndTellsUntilTheEnd() {
    Generation accepted = start(ann, settings(10, 2));

    List<WatchGenerationResponse> events = watch(ann, accepted.getGenerationId());

    assertThat(events.getFirst().hasSnapshot()).isTrue();
    assertThat(events.getLast().getFinished().getState())
        .isEqualTo(GenerationState.GENERATION_STATE_SUCCEEDED);
    assertThat(events)
        .extracting(WatchGenerationResponse::getSequence)
        .isSorted()
        .doesNotHaveDuplicates()
        .startsWith(1L);
  }

  @Test
  void tellsOnTheWireWhichWordsTheModelWillNotSee() {
    GenerationSettings settings =
        settings(10, 1).toBuilder()
            .setPrompt("word ".repeat(30) + "sea sand")
            .setPromptSyntax(PromptSyntax.PROMPT_SYNTAX_WEIGHTED)
            .build();

    Generation accepted = start(ann, settings);

    assertThat(accepted.getSettings().getPromptSyntax())
        .isEqualTo(PromptSyntax.PROMPT_SYNTAX_WEIGHTED);
    assertThat(accepted.getPromptFit())
        .isEqualTo(
            TextFit.newBuilder()
                .setTokens(32)
                .setLimit(30)
                .addDroppedWords("sea")
                .addDroppedWords("sand")
                .build());
    assertThat(accepted.getNegativePromptFit().getLimit()).isEqualTo(30);
  }

  @Test
  void namesTheFieldThatIsOutOfRange() {
    Failure failure = failure(() -> start(ann, settings(10, 99)));

    assertThat(failure.reason().name()).isEqualTo("COUNT_OUT_OF_RANGE");
    assertThat(failure.fields()).extracting("field").containsExactly("settings.count");
  }

  @Test
  void refusesAnUploadBeyondTheLimitBeforeItIsAllThere() {
    List<StartGenerationRequest> parts = new ArrayList<>();
    parts.add(header(settings(10, 1)));
    ByteString chunk = ByteString.copyFrom(new byte[4 << 20]);
    for (int i = 0; i < 41; i++) {
      parts.add(StartGenerationRequest.newBuilder().setPhotoChunk(chunk).build());
    }

    Failure failure = failure(() -> start(ann, parts));

    assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LARGE);
    assertThat(failure.reason().name()).isEqualTo("PICTURE_TOO_LARGE");
  }

  @Test
  void refusesAChunkBeforeTheHeader() {
    Failure failure =
        failure(
            () ->
                start(
                    ann,
                    List.of(
                        StartGenerationRequest.newBuilder()
                            .setPhotoChunk(ByteString.copyFromUtf8("x"))
                            .build())));

    assertThat(failure.reason().name()).isEqualTo("HEADER_NOT_FIRST");
  }
}
