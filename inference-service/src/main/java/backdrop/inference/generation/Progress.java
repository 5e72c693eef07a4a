package backdrop.inference.generation;

import java.time.Duration;
import java.util.Optional;

/** How far a generation that has not ended is. */
public sealed interface Progress {
  /**
   * Before its turn.
   *
   * @param position 1 = next
   * @param estimatedWait empty while there is nothing to estimate from
   */
  record Waiting(int position, Optional<Duration> estimatedWait) implements Progress {}

  /**
   * While it is painted.
   *
   * @param step steps done of this image
   * @param steps of each image
   * @param elapsed since the generation was first taken
   * @param estimatedRemaining until its end; empty during the first steps
   */
  record Stepping(
      int imageIndex, int step, int steps, Duration elapsed, Optional<Duration> estimatedRemaining)
      implements Progress {}
}
