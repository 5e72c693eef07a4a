package backdrop.inference.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import backdrop.inference.v1.CancelGenerationRequest;
import backdrop.inference.v1.Generation;
import backdrop.inference.v1.GenerationState;
import backdrop.inference.v1.WatchGenerationResponse;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who cancels is heard. */
@QuarkusTest
class CancellingComponentTest extends InferenceComponent {
  @Test
  void cancelsAnImageInTheMiddleOfItsSteps() {
    Generation accepted = start(ann, settings(STALLING_SEED, 2));
    await()
        .untilAsserted(
            () ->
                assertThat(get(ann, accepted.getGenerationId()).getState())
                    .isEqualTo(GenerationState.GENERATION_STATE_RUNNING));

    as(ann)
        .cancelGeneration(
            CancelGenerationRequest.newBuilder()
                .setGenerationId(accepted.getGenerationId())
                .setImageIndex(0)
                .build());

    Generation ended = watch(ann, accepted.getGenerationId()).getLast().getFinished();
    assertThat(ended.getImages(0).getState()).isEqualTo(GenerationState.GENERATION_STATE_CANCELLED);
    assertThat(ended.getImages(1).getState()).isEqualTo(GenerationState.GENERATION_STATE_SUCCEEDED);
  }

  @Test
  void endsEveryWatchWhenTheGenerationIsCancelled() {
    Generation accepted = start(ann, settings(STALLING_SEED, 1));
    CompletableFuture<List<WatchGenerationResponse>> watching =
        CompletableFuture.supplyAsync(() -> watch(ann, accepted.getGenerationId()));

    as(ann)
        .cancelGeneration(
            CancelGenerationRequest.newBuilder()
                .setGenerationId(accepted.getGenerationId())
                .build());

    assertThat(watching.join().getLast().getFinished().getState())
        .isEqualTo(GenerationState.GENERATION_STATE_CANCELLED);
  }
}
