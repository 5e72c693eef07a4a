package backdrop.history.kafka;

import java.time.Duration;

/** How an event is tried again. */
public interface EventRetries {
  /** Before the second attempt; doubled each time. */
  Duration firstPause();

  /** The pause never grows beyond this. */
  Duration longestPause();

  /** Attempts before an event that fails for a reason of its own is set aside. */
  int attempts();
}
