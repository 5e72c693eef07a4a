package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.inference.reason.InferenceReason;
import backdrop.kit.failure.Failure;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who waits, how long, and who is turned away. */
class QueueTest extends TestDesk {
  @Test
  void turnsAnOwnerAwayWhoHasTooManyWaiting() {
    for (int i = 0; i < 3; i++) {
      start("ann");
    }

    Failure full = failure(() -> start("ann"));

    assertThat(full.reason()).isEqualTo(InferenceReason.QUEUE_FULL);
    assertThat(full.retryAfter()).isPresent();
  }

  @Test
  void turnsEverybodyAwayWhenTooManyWait() {
    start("ann");
    start("bob");
    start("cid");
    start("dan");

    assertThat(reason(() -> start("eve"))).isEqualTo(InferenceReason.QUEUE_FULL);
  }

  @Test
  void tellsThePlaceInTheQueue() {
    start("ann");
    Generation second = start("ann");
    Generation other = start("bob");
    shop.clock.advance(Duration.ofSeconds(1));

    assertThat(desk.get("bob", other.id()).progress())
        .contains(new Progress.Waiting(2, Optional.empty()));
    assertThat(desk.get("ann", second.id()).progress())
        .contains(new Progress.Waiting(3, Optional.empty()));
  }

  @Test
  void estimatesTheWaitFromRecentGenerations() {
    shop.generations.add(
        TestGenerations.succeeded(
            "done", "cid", shop.clock.instant().minusSeconds(16), shop.clock.instant()));
    start("ann");
    Generation second = start("ann");
    shop.clock.advance(Duration.ofSeconds(1));

    assertThat(desk.get("ann", second.id()).progress())
        .contains(new Progress.Waiting(2, Optional.of(Duration.ofSeconds(16))));
  }
}
