package backdrop.prompt.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often and how soon a call is tried again: what is passing only, with the pause that the
 * provider names or a growing one, both with jitter, and never past the call's budget of time.
 *
 * @param most tries in all, at least 1
 * @param firstPause doubled after each further try
 */
public record Tries(int most, Duration firstPause) {
  /**
   * The pause before the next try; empty if there should be none.
   *
   * @param done tries so far, at least 1
   * @param left of the budget of time
   */
  Optional<Duration> pauseAfter(
      ProviderFault fault, int done, Duration left, RandomGenerator random) {
    if (done >= most || !fault.kind().passing()) {
      return Optional.empty();
    }
    long usual = firstPause.toNanos() << (done - 1);
    long asked = fault.retryAfter().map(Duration::toNanos).orElse(usual);
    // Up to half as much again, so that callers that were refused together come back apart.
    Duration pause = Duration.ofNanos(asked + random.nextLong(Math.max(1, usual / 2)));
    return pause.compareTo(left) < 0 ? Optional.of(pause) : Optional.empty();
  }
}
