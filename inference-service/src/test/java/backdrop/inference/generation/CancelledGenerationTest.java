package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import backdrop.inference.generation.GenerationState.Cancelled;
import backdrop.inference.generation.GenerationState.Succeeded;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What happens to a generation that somebody cancels while it is painted. */
class CancelledGenerationTest {
  private final TestShop shop = new TestShop();
  private final GenerationWorker worker = shop.worker("replica-1");

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

  private Instant now() {
    return shop.clock.instant();
  }

  private void cancelImageAndWait(String id, int index) {
    shop.generations.change(id, now -> now.cancelImage(index, TestGenerations.ending(now())));
    long beat = TestGenerations.lease(shop.stored(id)).beat();
    await().until(() -> TestGenerations.lease(shop.stored(id)).beat() > beat + 1);
  }
}
