package backdrop.local;

import java.time.Duration;
import java.util.List;

/**
 * How long to wait before starting a process again: not at all the first time, longer each time it
 * fails soon.
 */
record Backoff(int failures) {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);
  private static final List<Duration> DELAYS =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30));

  static final Backoff NONE = new Backoff(0);

  Duration delay() {
    return DELAYS.get(Math.min(failures, DELAYS.size() - 1));
  }

  /** What applies the next time, given how long the process ran this time. */
  Backoff after(Duration lifetime) {
    return lifetime.compareTo(LONG_ENOUGH) >= 0 ? NONE : new Backoff(failures + 1);
  }
}
