package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import backdrop.inference.generation.GenerationState.Cancelled;
import backdrop.inference.generation.GenerationState.Failed;
import backdrop.inference.generation.GenerationState.Queued;
import backdrop.inference.generation.GenerationState.Running;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GenerationWorkerTest {
  private final TestShop shop = new TestShop();
  private final GenerationWorker worker = shop.worker("replica-1");

  @Test
  void paintsEveryImageWithItsOwnSeedAndStoresIt() throws Exception {
    shop.queue("a", "ann", 3);

    worker.paintNext();

    Generation ended = shop.stored("a");
    assertThat(ended.state()).isInstanceOf(Succeeded.class);
    assertThat(shop.painter.painted).containsExactly(10L, 11L, 12L);
    ImageState.Painted second = (ImageState.Painted) ended.images().get(1).state();
    try (InputStream bytes = shop.artifacts.open(second.artifact().key()).orElseThrow()) {
      assertThat(bytes.readAllBytes()).asString().isEqualTo("picture 11");
    }
  }

  @Test
  void leavesAnAnnouncementWithTheEnd() {
    shop.queue("a", "ann", 1);

    worker.paintNext();

    assertThat(shop.stored("a").announcement())
        .hasValueSatisfying(
            announcement -> {
              assertThat(announcement.pending()).isTrue();
              assertThat(announcement.replica()).isEqualTo("replica-1");
            });
  }

  @Test
  void takesTurnsBetweenOwners() {
    for (int i = 0; i < 18; i++) {
      shop.queue("a%02d".formatted(i), "ann", 1);
      shop.clock.advance(Duration.ofMillis(10));
    }
    shop.queue("b0", "bob", 1);
    shop.clock.advance(Duration.ofMillis(10));
    shop.queue("b1", "bob", 1);
    List<String> order = new ArrayList<>();
    shop.painter.whenBeginning(
        generation -> {
          order.add(generation.id());
          shop.clock.advance(Duration.ofSeconds(1));
        });

    while (worker.paintNext()) {
      shop.clock.advance(Duration.ofSeconds(1));
    }

    assertThat(order).startsWith("a00", "b0", "a01", "b1", "a02", "a03").hasSize(20);
  }

  @Test
  void losesNoImageToTheFailureOfAnother() {
    shop.queue("a", "ann", 3);
    shop.painter.when(11, failing(Remedy.NONE));

    worker.paintNext();

    Generation ended = shop.stored("a");
    assertThat(ended.state()).isInstanceOf(Succeeded.class);
    assertThat(ended.images().get(1).state()).isInstanceOf(ImageState.Failed.class);
    assertThat(ended.images().get(2).state()).isInstanceOf(ImageState.Painted.class);
  }

  @Test
  void losesNoImageToAnotherThatCannotBeWritten() {
    shop.queue("a", "ann", 3);
    shop.painter.whenFinishing(11, failing(Remedy.NONE));

    worker.paintNext();

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
  void stopsWhenTheGenerationIsCancelled() {
    shop.queue("a", "ann", 2);
    shop.painter
        .when(
            10,
            () -> shop.generations.change("a", now -> now.cancel(TestGenerations.ending(now()))))
        .stall(10);

    worker.paintNext();

    assertThat(shop.stored("a").state()).isInstanceOf(Cancelled.class);
    assertThat(shop.painter.painted).isEmpty();
    assertThat(shop.figures.leasesLost).isZero();
  }

  @Test
  void goesOnWithTheOthersWhenOneImageIsCancelled() {
    shop.queue("a", "ann", 3);
    shop.painter
        .when(
            10,
            () ->
                shop.generations.change(
                    "a", now -> now.cancelImage(0, TestGenerations.ending(now()))))
        .stall(10);

    worker.paintNext();

    Generation ended = shop.stored("a");
    assertThat(ended.state()).isInstanceOf(Succeeded.class);
    assertThat(ended.images().get(0).state()).isInstanceOf(ImageState.Cancelled.class);
    assertThat(shop.painter.painted).containsExactly(11L, 12L);
  }

  @Test
  void skipsAnImageThatWasCancelledBeforeItsTurn() {
    shop.queue("a", "ann", 3);
    shop.painter.when(10, () -> cancelImageAndWait("a", 1));

    worker.paintNext();

    assertThat(shop.painter.painted).containsExactly(10L, 12L);
  }

  @Test
  void changesNothingWhenItComesTooLate() {
    shop.queue("a", "ann", 1);
    shop.painter.when(
        10,
        () -> {
          // Another replica took the lease over and finished meanwhile.
          shop.generations.change(
              "a", now -> now.retry(TestGenerations.lease(now), shop.clock.instant()));
          shop.painter.when(10, () -> {});
          shop.worker("replica-2").paintNext();
        });

    worker.paintNext();

    Generation ended = shop.stored("a");
    assertThat(ended.announcement().orElseThrow().replica()).isEqualTo("replica-2");
    assertThat(keysOfImages()).containsExactly(ArtifactKey.image("a", 0, 2));
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

  @Test
  void endsTheGenerationInHandBeforeItCloses() {
    CountDownLatch began = new CountDownLatch(1);
    shop.queue("a", "ann", 2);
    shop.queue("b", "ann", 1);
    shop.painter.when(10, began::countDown);
    worker.start();
    awaitQuietly(began);

    worker.close();

    assertThat(shop.stored("a").state()).isInstanceOf(Succeeded.class);
  }

  @Test
  void keepsTheProgressInTheStore() {
    shop.queue("a", "ann", 2);
    shop.painter.when(
        11,
        () ->
            await()
                .untilAsserted(
                    () ->
                        assertThat(((Running) shop.stored("a").state()).strokes().imageIndex())
                            .isEqualTo(1)));

    worker.paintNext();

    assertThat(shop.stored("a").ended()).isTrue();
  }

  private Instant now() {
    return shop.clock.instant();
  }

  @Test
  void paintsTheImagesOfAGenerationSideBySide() {
    CyclicBarrier allThree = new CyclicBarrier(3);
    for (long seed = 10; seed <= 12; seed++) {
      shop.painter.when(seed, () -> meet(allThree));
    }
    GenerationWorker together = shop.sideBySide(1, 3).worker("replica-1");
    shop.queue("a", "ann", 3);

    together.paintNext();

    assertThat(shop.stored("a").state()).isInstanceOf(Succeeded.class);
    assertThat(shop.painter.painted).containsExactlyInAnyOrder(10L, 11L, 12L);
  }

  @Test
  void stopsTheOthersAndTriesAgainWhenOneImageSideBySideHitsATroubleThatMayPass() {
    shop.painter
        .stall(10)
        .when(
            11,
            () -> {
              throw FakePainter.failure(Remedy.TRY_AGAIN);
            });
    GenerationWorker together = shop.sideBySide(1, 2).worker("replica-1");
    shop.queue("a", "ann", 4);

    together.paintNext();

    assertThat(shop.stored("a").state()).isInstanceOf(Queued.class);
    assertThat(shop.painter.painted).isEmpty();
  }

  @Test
  void countsTheStepsOfImagesSideBySideDownToNone() throws Exception {
    GenerationWorker together = shop.sideBySide(1, 4).worker("replica-1");
    shop.queue("a", "ann", 4);
    try (ProgressFeed.Subscription told = shop.feed.open("a", ProgressFeed.Interest.STEPS)) {
      together.paintNext();

      List<Strokes> latest = told.await(Duration.ZERO).strokes();
      assertThat(latest).extracting(Strokes::imageIndex).containsExactlyInAnyOrder(0, 1, 2, 3);
      assertThat(latest).extracting(Strokes::stepsLeft).contains(0);
    }
  }

  @Test
  void paintsGenerationsSideBySide() {
    CyclicBarrier both = new CyclicBarrier(2);
    shop.painter.whenBeginning(generation -> meet(both));
    shop.queue("a", "ann", 1);
    shop.queue("b", "bob", 1);

    try (GenerationWorker together = shop.sideBySide(2, 1).worker("replica-1")) {
      together.start();

      await().until(() -> shop.stored("a").ended() && shop.stored("b").ended());
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception alone) {
      throw new AssertionError(alone);
    }
  }

  private void cancelImageAndWait(String id, int index) {
    shop.generations.change(id, now -> now.cancelImage(index, TestGenerations.ending(now())));
    long beat = TestGenerations.lease(shop.stored(id)).beat();
    await().until(() -> TestGenerations.lease(shop.stored(id)).beat() > beat + 1);
  }

  private List<ArtifactKey> keysOfImages() {
    return shop.artifacts.storedBefore(now().plusSeconds(1), Optional.empty(), 100).stream()
        .filter(key -> key.name().startsWith("image"))
        .toList();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static Runnable failing(Remedy remedy) {
    return () -> {
      throw FakePainter.failure(remedy);
    };
  }
}
