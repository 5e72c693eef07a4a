package backdrop.diffusion;

import java.time.Duration;

/** Measures one stretch after the other. */
final class Stopwatch {

  private final long start = System.nanoTime();
  private long lapStart = start;

  /** The time since the last lap, or since the start. */
  Duration lap() {
    long now = System.nanoTime();
    Duration lap = Duration.ofNanos(now - lapStart);
    lapStart = now;
    return lap;
  }

  Duration total() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
