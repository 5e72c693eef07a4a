package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.inference.generation.ProgressFeed.Interest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one who watches is told. */
class GenerationWatchTest extends TestDesk {
  @Test
  void beginsAWatchWithTheWholeAndEndsItWithTheEnd() throws Exception {
    String id = start("ann").id();

    List<WatchEvent> events = new ArrayList<>();
    try (GenerationWatch watch = desk.watch("ann", id, Interest.PREVIEWS)) {
      Thread painting = Thread.ofVirtual().start(() -> shop.worker("replica-1").paintNext());
      while (!watch.over()) {
        watch.next(SOON).ifPresent(events::add);
      }
      painting.join();
    }

    assertThat(events.getFirst()).isInstanceOf(WatchEvent.Snapshot.class);
    assertThat(events.getLast()).isInstanceOf(WatchEvent.Finished.class);
    assertThat(events).filteredOn(WatchEvent.ImageFinished.class::isInstance).hasSize(2);
    assertThat(events).filteredOn(WatchEvent.Finished.class::isInstance).hasSize(1);
  }

  @Test
  void tellsOneWhoComesLateTheEndAtOnce() throws Exception {
    String id = start("ann").id();
    desk.cancel("ann", id);

    try (GenerationWatch watch = desk.watch("ann", id, Interest.STEPS)) {
      assertThat(watch.next(SOON)).get().isInstanceOf(WatchEvent.Snapshot.class);
      assertThat(watch.next(SOON)).get().isInstanceOf(WatchEvent.Finished.class);
      assertThat(watch.over()).isTrue();
    }
  }

  @Test
  void followsWhatAnotherReplicaPaints() throws Exception {
    String id = start("ann").id();
    GenerationWorker elsewhere =
        new GenerationWorker(
            shop.workshop(shop.replica("replica-2"), shop.artifacts, new ProgressFeed()),
            new Bell());

    List<WatchEvent> events = new ArrayList<>();
    try (GenerationWatch watch = desk.watch("ann", id, Interest.STEPS)) {
      elsewhere.paintNext();
      while (!watch.over()) {
        watch.next(SOON).ifPresent(events::add);
      }
    }

    assertThat(events).filteredOn(WatchEvent.ImageFinished.class::isInstance).hasSize(2);
    assertThat(events.getLast()).isInstanceOf(WatchEvent.Finished.class);
  }

  @Test
  void tellsASlowReaderTheLatestOnly() throws Exception {
    Generation running = start("ann");
    shop.generations.change(running.id(), now -> now.take("replica-1", shop.clock.instant()));

    List<WatchEvent> events = new ArrayList<>();
    try (GenerationWatch watch = desk.watch("ann", running.id(), Interest.STEPS)) {
      for (int step = 1; step <= 100; step++) {
        shop.feed.stepped(running.id(), new Strokes(0, step, step, 100 - step));
      }
      Optional<WatchEvent> event = watch.next(SOON);
      while (event.isPresent()) {
        events.add(event.get());
        event = watch.next(Duration.ofMillis(50));
      }
    }

    assertThat(events).hasSize(2);
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            WatchEvent.Progressed.class,
            told -> assertThat(((Progress.Stepping) told.progress()).step()).isEqualTo(100));
  }
}
