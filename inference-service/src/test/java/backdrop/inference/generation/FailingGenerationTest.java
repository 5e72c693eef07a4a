package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.inference.generation.GenerationState.Failed;
import backdrop.inference.generation.GenerationState.Queued;
import backdrop.inference.generation.GenerationState.Succeeded;
import backdrop.inference.generation.PaintingException.Remedy;
import backdrop.inference.reason.InferenceReason;
import backdrop.kit.failure.CommonReason;
import backdrop.kit.failure.Failure;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What happens to a generation when something goes wrong. */
class FailingGenerationTest {
  private final TestShop shop = new TestShop();
  private final GenerationWorker worker = shop.worker("replica-1");

  @Test
  void losesNoImageToTheFailureOfAnother() {
    shop.queue("a", "ann", 3);
    shop.painter.when(11, failing(Remedy.NONE));

    worker.paintNext();

    assertOnlyTheSecondImageFailed();
  }

  @Test
  void losesNoImageToAnotherThatCannotBeWritten() {
    shop.queue("a", "ann", 3);
    shop.painter.whenFinishing(11, failing(Remedy.NONE));

    worker.paintNext();

    assertOnlyTheSecondImageFailed();
  }

  private void assertOnlyTheSecondImageFailed() {
    Generation ended = shop.stored("a");
    assertThat(ended.state()).isInstanceOf(Succeeded.class);
    assertThat(ended.images().get(1).state()).isInstanceOf(ImageState.Failed.class);
    assertThat(ended.images().get(2).state()).isInstanceOf(ImageState.Painted.class);
  }

  @Test
  void failsAtOnceWhenTryingAgainCannotHelp() {
    shop.queue("a", "ann", 2);
    shop.painter.whenBeginning(
        generation -> {
          throw FakePainter.failure(Remedy.NONE);
        });

    worker.paintNext();

    Generation ended = shop.stored("a");
    assertThat(ended.attempts()).isEqualTo(1);
    assertThat(ended.state())
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.failure().reason()).isEqualTo(InferenceReason.PAINTING_FAILED));
  }

  @Test
  void triesAgainLaterAndPaintsOnlyWhatIsMissing() {
    shop.queue("a", "ann", 3);
    AtomicInteger times = new AtomicInteger();
    shop.painter.when(
        11,
        () -> {
          if (times.getAndIncrement() == 0) {
            throw FakePainter.failure(Remedy.TRY_AGAIN);
          }
        });

    worker.paintNext();
    boolean atOnce = worker.paintNext();
    shop.clock.advance(Duration.ofSeconds(2));
    worker.paintNext();

    assertThat(atOnce).isFalse();
    assertThat(shop.stored("a").state()).isInstanceOf(Succeeded.class);
    assertThat(shop.stored("a").attempts()).isEqualTo(2);
    assertThat(shop.painter.painted).containsExactly(10L, 11L, 12L);
  }

  @Test
  void waitsFourTimesAsLongAfterEachAttemptAndGivesUpAfterTheFourth() {
    shop.queue("a", "ann", 1);
    shop.painter.when(10, failing(Remedy.TRY_AGAIN));
    List<Duration> waits = new ArrayList<>();

    for (int attempt = 1; attempt <= 4; attempt++) {
      worker.paintNext();
      if (shop.stored("a").state() instanceof Queued queued) {
        Duration wait = Duration.between(shop.clock.instant(), queued.notBefore());
        waits.add(wait);
        shop.clock.advance(wait);
      }
    }

    assertThat(waits)
        .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(32));
    assertThat(shop.stored("a").state()).isInstanceOf(Failed.class);
    assertThat(shop.figures.failedAttempts).hasSize(3);
  }

  @Test
  void takesAnUnexpectedFaultForOneThatMayPass() {
    shop.queue("a", "ann", 1);
    shop.painter.when(
        10,
        () -> {
          throw new IllegalStateException("surprise");
        });

    worker.paintNext();

    assertThat(shop.stored("a").state()).isInstanceOf(Queued.class);
  }

  @Test
  void saysThatItsInputsAreGone() {
    shop.queue("a", "ann", 1);
    shop.artifacts.remove(ArtifactKey.mask("a"));

    worker.paintNext();

    assertThat(shop.stored("a").state())
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.failure().reason()).isEqualTo(InferenceReason.INPUT_LOST));
  }

  @Test
  void survivesAStoreThatIsAwayForAMoment() {
    shop.queue("a", "ann", 1);
    AtomicInteger failures = new AtomicInteger(2);
    Artifacts shaky =
        new Artifacts() {
          @Override
          public void store(ArtifactKey key, byte[] bytes) {
            if (failures.getAndDecrement() > 0) {
              throw new Failure(CommonReason.SERVICE_UNAVAILABLE, "Away.");
            }
            shop.artifacts.store(key, bytes);
          }

          @Override
          public Optional<InputStream> open(ArtifactKey key) {
            return shop.artifacts.open(key);
          }

          @Override
          public void remove(ArtifactKey key) {
            shop.artifacts.remove(key);
          }

          @Override
          public void removeAll(String generationId) {
            shop.artifacts.removeAll(generationId);
          }

          @Override
          public List<ArtifactKey> storedBefore(
              Instant time, Optional<ArtifactKey> after, int limit) {
            return shop.artifacts.storedBefore(time, after, limit);
          }
        };

    new GenerationWorker(shop.workshop("replica-1", shaky), shop.bell).paintNext();

    assertThat(shop.stored("a").state()).isInstanceOf(Succeeded.class);
    assertThat(shop.painter.painted).hasSize(1);
  }

  @Test
  void failsWhatTakesLongerThanTheLimit() {
    shop.queue("a", "ann", 2);
    shop.painter.when(11, () -> shop.clock.advance(Duration.ofHours(2)));

    worker.paintNext();

    Generation ended = shop.stored("a");
    assertThat(ended.images().get(0).state()).isInstanceOf(ImageState.Painted.class);
    assertThat(ended.images().get(1).state())
        .isInstanceOfSatisfying(
            ImageState.Failed.class,
            failed ->
                assertThat(failed.failure().reason())
                    .isEqualTo(InferenceReason.PAINTING_TOOK_TOO_LONG));
  }

  private static Runnable failing(Remedy remedy) {
    return () -> {
      throw FakePainter.failure(remedy);
    };
  }
}
