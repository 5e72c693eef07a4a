package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.inference.generation.GenerationState.Failed;
import backdrop.inference.generation.GenerationState.Queued;
import backdrop.inference.generation.GenerationState.Running;
import backdrop.inference.generation.GenerationState.Succeeded;
import backdrop.inference.reason.InferenceReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseWatchTest {
  private final TestShop shop = new TestShop();
  private final LeaseWatch watch = shop.leaseWatch("replica-1");

  @Test
  void freesWhatAWorkerHasLeftForTheLengthOfALease() {
    taken("a", "replica-2");
    watch.look();
    shop.clock.advance(Duration.ofSeconds(30));

    watch.look();

    assertThat(shop.stored("a").state()).isInstanceOf(Queued.class);
  }

  @Test
  void leavesAWorkerAloneThatBeats() {
    taken("a", "replica-2");

    for (int i = 0; i < 20; i++) {
      watch.look();
      shop.clock.advance(Duration.ofSeconds(29));
      shop.generations.change(
          "a", now -> now.beat(TestGenerations.lease(now), new Strokes(0, 1, 1, 7)));
    }
    watch.look();

    assertThat(shop.stored("a").state()).isInstanceOf(Running.class);
  }

  @Test
  void stealsNothingBecauseOfAClockThatJumpedBeforeItLooked() {
    taken("a", "replica-2");
    shop.clock.advance(Duration.ofHours(1));

    watch.look();

    assertThat(shop.stored("a").state()).isInstanceOf(Running.class);
  }

  @Test
  void freesItsOwnAtOnceAfterARestart() {
    taken("a", "replica-1");
    taken("b", "replica-2");

    watch.reclaimOwn();

    assertThat(shop.stored("a").state()).isInstanceOf(Queued.class);
    assertThat(shop.stored("b").state()).isInstanceOf(Running.class);
  }

  @Test
  void givesUpOnWhatHasKilledFourWorkers() {
    taken("a", "replica-1");
    for (int i = 0; i < 3; i++) {
      watch.reclaimOwn();
      shop.generations.change("a", now -> now.take("replica-1", shop.clock.instant()));
    }

    watch.reclaimOwn();

    assertThat(shop.stored("a").state())
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.failure().reason())
                    .isEqualTo(InferenceReason.ATTEMPTS_EXHAUSTED));
  }

  @Test
  void keepsTheFinishedImagesOfAWorkerThatDied() {
    Generation taken = taken("a", "replica-2");
    Lease lease = TestGenerations.lease(taken);
    shop.generations.change(
        "a",
        now ->
            now.imageEnded(
                lease,
                0,
                TestGenerations.painted("a", 0),
                TestGenerations.ending(shop.clock.instant())));
    watch.look();
    shop.clock.advance(Duration.ofSeconds(30));
    watch.look();

    shop.worker("replica-1").paintNext();

    assertThat(shop.stored("a").state()).isInstanceOf(Succeeded.class);
    assertThat(shop.painter.painted).containsExactly(11L);
  }

  private Generation taken(String id, String holder) {
    shop.queue(id, "ann", 2);
    return shop.generations.change(id, now -> now.take(holder, shop.clock.instant())).orElseThrow();
  }
}
