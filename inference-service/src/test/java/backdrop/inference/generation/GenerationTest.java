package backdrop.inference.generation;

import static backdrop.inference.generation.TestGenerations.ending;
import static backdrop.inference.generation.TestGenerations.lease;
import static backdrop.inference.generation.TestGenerations.painted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backdrop.inference.generation.GenerationState.Cancelled;
import backdrop.inference.generation.GenerationState.Failed;
import backdrop.inference.generation.GenerationState.Queued;
import backdrop.inference.generation.GenerationState.Succeeded;
import backdrop.inference.reason.InferenceReason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GenerationTest {
  private static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");
  private static final ImageState.Failed FAILED =
      new ImageState.Failed(new PaintFailure(InferenceReason.PAINTING_FAILED, "No."));

  private final Generation queued = TestGenerations.queued("a", "ann", T0);
  private final Generation running = queued.take("replica-1", T0);

  @Test
  void succeedsIfAnyImageDoes() {
    Generation ended =
        running
            .imageEnded(lease(running), 0, FAILED, ending(T0))
            .imageEnded(lease(running), 1, painted("a", 1), ending(T0));

    assertThat(ended.state()).isInstanceOf(Succeeded.class);
  }

  @Test
  void failsIfNoImageSucceedsAndOneFails() {
    Generation ended =
        running.imageEnded(lease(running), 0, FAILED, ending(T0)).cancelImage(1, ending(T0));

    assertThat(ended.state()).isInstanceOf(Failed.class);
  }

  @Test
  void isCancelledIfEveryImageIs() {
    Generation ended = queued.cancelImage(0, ending(T0)).cancelImage(1, ending(T0));

    assertThat(ended.state()).isInstanceOf(Cancelled.class);
  }

  @Test
  void keepsFinishedImagesWhenItIsCancelled() {
    Generation ended =
        running
            .imageEnded(lease(running), 0, painted("a", 0), ending(T0))
            .cancel(ending(T0.plusSeconds(1)));

    assertThat(ended.state()).isInstanceOf(Cancelled.class);
    assertThat(ended.images().get(0).state()).isInstanceOf(ImageState.Painted.class);
    assertThat(ended.images().get(1).state()).isInstanceOf(ImageState.Cancelled.class);
  }

  @Test
  void isCancelledOnceHoweverOften() {
    Generation once = queued.cancel(ending(T0));

    Generation twice = once.cancel(ending(T0.plusSeconds(9)));

    assertThat(twice).isEqualTo(once);
  }

  @Test
  void staysCancelledWhateverAWorkerSays() {
    Generation cancelled = running.cancel(ending(T0));

    assertThatThrownBy(
            () ->
                cancelled.imageEnded(lease(running), 0, painted("a", 0), ending(T0.plusSeconds(1))))
        .isInstanceOf(LeaseLost.class);
  }

  @Test
  void keepsAnImageCancelledThatWasFinishedTooLate() {
    Generation cancelled = running.cancelImage(0, ending(T0));

    Generation late = cancelled.imageEnded(lease(running), 0, painted("a", 0), ending(T0));

    assertThat(late.images().get(0).state()).isInstanceOf(ImageState.Cancelled.class);
    assertThat(late.ended()).isFalse();
  }

  @Test
  void countsNoAttemptThatWasGivenBackUnharmed() {
    Generation released = running.release(lease(running), T0);

    assertThat(released.attempts()).isZero();
    assertThat(released.state()).isInstanceOf(Queued.class);
  }

  @Test
  void neverRepeatsALease() {
    Generation again = running.release(lease(running), T0).take("replica-1", T0);

    assertThat(lease(again).epoch()).isEqualTo(2);
    assertThatThrownBy(() -> again.beat(lease(running), new Strokes(0, 1, 1, 1)))
        .isInstanceOf(LeaseLost.class);
  }

  @Test
  void isNotTakenBeforeItIsDue() {
    Generation waiting = running.retry(lease(running), T0.plusSeconds(2));

    assertThat(waiting.take("replica-1", T0.plusSeconds(1))).isEqualTo(waiting);
  }

  @Test
  void givesEachImageItsOwnSeedAndWrapsAroundAtTheEnd() {
    GenerationSettings settings = TestGenerations.seeded(0xFFFF_FFFFL);

    Generation generation = TestGenerations.queued("a", "ann", T0, settings);

    assertThat(generation.images())
        .extracting(GenerationImage::seed)
        .containsExactly(0xFFFF_FFFFL, 0L);
  }
}
