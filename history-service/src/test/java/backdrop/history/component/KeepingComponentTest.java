package backdrop.history.component;

import static backdrop.history.component.FinishedGenerations.PAINTED;
import static backdrop.history.component.FinishedGenerations.ended;
import static backdrop.history.component.FinishedGenerations.event;
import static backdrop.history.component.FinishedGenerations.generation;
import static backdrop.history.component.FinishedGenerations.painted;
import static backdrop.history.component.HistoryCalls.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import backdrop.history.v1.Record;
import backdrop.inference.v1.Generation;
import backdrop.inference.v1.GenerationImage;
import backdrop.inference.v1.GenerationState;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.testing.MongoServerResource;
import backdrop.kit.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of the news that a generation has ended. */
@QuarkusTest
@QuarkusTestResource(MongoServerResource.class)
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(TestWorld.class)
class KeepingComponentTest extends RecordsScene {
  @Test
  void keepsAFinishedGenerationWithItsImages() {
    inference.put(id, 0, PAINTED);
    Generation generation = generation(id, painted(0)).build();

    Fate fate = deliver(event(anna, generation));

    assertThat(fate).isEqualTo(Fate.ACKNOWLEDGED);
    Record kept = get(anna, id);
    assertThat(kept.getGeneration()).isEqualTo(generation);
    assertThat(kept.getFavourite()).isFalse();
    assertThat(history.bytes(anna, result(id, 0))).isEqualTo(PAINTED);
    assertThat(history.bytes(anna, thumbnail(id, 0))).startsWith(0xff, 0xd8);
    assertThat(inference.tokens()).allMatch(token -> token.startsWith("Bearer ey"));
  }

  @Test
  void keepsARedeliveredGenerationOnce() {
    inference.put(id, 0, PAINTED);
    byte[] event = event(anna, generation(id, painted(0)).build());
    deliver(event);
    update(anna, id, true, "mine", "favourite", "note");

    Fate again = deliver(event);

    assertThat(again).isEqualTo(Fate.ACKNOWLEDGED);
    assertThat(get(anna, id).getNote()).isEqualTo("mine");
    assertThat(list(anna, all()).getRecordsList()).hasSize(1);
    assertThat(inference.downloads(id, 0)).isEqualTo(1);
  }

  @Test
  void waitsInOrderWhileInferenceIsAway() {
    String later = UUID.randomUUID().toString();
    inference.put(id, 0, PAINTED);
    inference.put(later, 0, PAINTED);
    inference.close();

    var first = send(event(anna, generation(id, painted(0)).build()));
    var second = send(event(anna, generation(later, painted(0)).build()));

    await().during(Duration.ofMillis(300)).until(() -> !first.isDone());
    assertThat(second).isNotDone();
    inference.open();
    await().until(() -> first.isDone() && second.isDone());
    assertThat(first.join()).isEqualTo(Fate.ACKNOWLEDGED);
    assertThat(second.join()).isEqualTo(Fate.ACKNOWLEDGED);
    assertThat(list(anna, all()).getRecordsList()).hasSize(2);
  }

  @Test
  void setsAsideWhatIsNoEventAndGoesOn() {
    inference.put(id, 0, PAINTED);

    Fate unreadable = deliver(new byte[] {1, 2, 3});
    Fate ownerless = deliver(event("", generation(id, painted(0)).build()));
    Fate good = deliver(event(anna, generation(id, painted(0)).build()));

    assertThat(unreadable).isEqualTo(Fate.SET_ASIDE);
    assertThat(ownerless).isEqualTo(Fate.SET_ASIDE);
    assertThat(good).isEqualTo(Fate.ACKNOWLEDGED);
  }

  @Test
  void setsAsideAnEventThatFailsForAReasonOfItsOwnAfterSomeAttempts() {
    inference.refuse(id, "UNEXPECTED", FailureKind.INTERNAL);

    Fate fate = deliver(event(anna, generation(id, painted(0)).build()));

    assertThat(fate).isEqualTo(Fate.SET_ASIDE);
    assertThat(inference.downloads(id, 0)).isEqualTo(3);
  }

  @Test
  void keepsTheRecordOfAnImageThatHasExpired() {
    inference.refuse(id, "RESULT_EXPIRED", FailureKind.NOT_NOW);

    Fate fate = deliver(event(anna, generation(id, painted(0)).build()));

    assertThat(fate).isEqualTo(Fate.ACKNOWLEDGED);
    GenerationImage image = get(anna, id).getGeneration().getImages(0);
    assertThat(image.getState()).isEqualTo(GenerationState.GENERATION_STATE_FAILED);
    assertThat(image.getFailure().getReason()).isEqualTo("RESULT_EXPIRED");
    assertThat(image.hasArtifact()).isFalse();
    assertThat(failure(() -> history.bytes(anna, result(id, 0))).reason().name())
        .isEqualTo("IMAGE_NOT_FOUND");
  }

  @Test
  void keepsTheFinishedImagesOfACancelledGeneration() {
    inference.put(id, 0, PAINTED);
    var cancelled =
        generation(id, painted(0), ended(1, GenerationState.GENERATION_STATE_CANCELLED))
            .setState(GenerationState.GENERATION_STATE_CANCELLED);

    deliver(event(anna, cancelled.build()));

    assertThat(history.bytes(anna, result(id, 0))).isEqualTo(PAINTED);
    assertThat(failure(() -> history.bytes(anna, result(id, 1))).reason().name())
        .isEqualTo("IMAGE_NOT_FOUND");
  }

  @Test
  void makesNoRecordOfAGenerationWithoutAFinishedImage() {
    var failed =
        generation(id, ended(0, GenerationState.GENERATION_STATE_FAILED))
            .setState(GenerationState.GENERATION_STATE_FAILED);

    Fate fate = deliver(event(anna, failed.build()));

    assertThat(fate).isEqualTo(Fate.ACKNOWLEDGED);
    assertThat(list(anna, all()).getRecordsList()).isEmpty();
  }

  @Test
  void doesNotBringADeletedRecordBack() {
    inference.put(id, 0, PAINTED);
    byte[] event = event(anna, generation(id, painted(0)).build());
    deliver(event);
    delete(anna, id);
    delete(anna, id);

    deliver(event);

    assertThat(failure(() -> get(anna, id)).reason().name()).isEqualTo("RECORD_NOT_FOUND");
    assertThat(list(anna, all()).getRecordsList()).isEmpty();
    assertThat(failure(() -> history.bytes(anna, result(id, 0))).reason().name())
        .isEqualTo("RECORD_NOT_FOUND");
  }
}
