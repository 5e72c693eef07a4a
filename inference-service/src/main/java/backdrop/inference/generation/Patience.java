package backdrop.inference.generation;

import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Repeats a call of a store that does not answer, with growing pauses, until it does or time is up.
 * For calls that can happen twice.
 */
record Patience(Duration limit) {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  <T> T with(Supplier<T> call) {
    long began = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return call.get();
      } catch (Failure failure) {
        boolean timeIsUp = System.nanoTime() - began > limit.toNanos();
        if (failure.kind() != FailureKind.UNAVAILABLE
            || timeIsUp
            || Thread.currentThread().isInterrupted()) {
          throw failure;
        }
        LockSupport.parkNanos(pause.toNanos());
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                ? LONGEST_PAUSE
                : pause.multipliedBy(2);
      }
    }
  }
}
