package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import backdrop.inference.generation.GenerationState.Queued;
import backdrop.inference.generation.GenerationState.Succeeded;
import backdrop.inference.generation.PaintingException.Remedy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Images and generations that are painted at the same time. */
class SideBySideTest {
  private final TestShop shop = new TestShop();

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
}
