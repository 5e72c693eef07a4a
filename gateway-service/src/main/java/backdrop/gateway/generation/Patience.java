package backdrop.gateway.generation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Decides how long to wait for a painter that went away: growing pauses until it is heard again, no
 * longer than a limit. For one watcher.
 */
final class Patience {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Duration limit;
  private final InstantSource clock;
  private volatile Instant heardAt;
  private volatile Duration pause = FIRST_PAUSE;

  Patience(Duration limit, InstantSource clock) {
    this.limit = limit;
    this.clock = clock;
    this.heardAt = clock.instant();
  }

  /** Takes note that the painter was heard. */
  void heard() {
    heardAt = clock.instant();
    pause = FIRST_PAUSE;
  }

  /** One item whenever it is time to call again; fails with the failure when patience has ended. */
  Multi<Long> pauses(Multi<Throwable> failures) {
    return failures.onItem().transformToUniAndConcatenate(this::pause);
  }

  private Uni<Long> pause(Throwable failure) {
    if (clock.instant().isAfter(heardAt.plus(limit))) {
      return Uni.createFrom().failure(failure);
    }
    Duration now = pause;
    Duration twice = now.multipliedBy(2);
    pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    return Uni.createFrom().item(1L).onItem().delayIt().by(now);
  }
}
