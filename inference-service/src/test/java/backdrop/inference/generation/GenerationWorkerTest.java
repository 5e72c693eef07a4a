package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import backdrop.inference.generation.GenerationState.Running;
import backdrop.inference.generation.GenerationState.Succeeded;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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

  private Instant now() {
    return shop.clock.instant();
  }
}
