package backdrop.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  @Test
  void doesNotWaitTheFirstTime() {
    assertEquals(Duration.ZERO, Backoff.NONE.delay());
  }

  @Test
  void waitsLongerEachTimeAProcessFailsSoon() {
    var second = Backoff.NONE.after(SOON);
    var third = second.after(SOON);
    assertTrue(third.delay().compareTo(second.delay()) > 0);
  }

  @Test
  void neverWaitsLongerThanHalfAMinute() {
    var backoff = Backoff.NONE;
    for (int failure = 0; failure < 100; failure++) {
      backoff = backoff.after(SOON);
    }
    assertEquals(Duration.ofSeconds(30), backoff.delay());
  }

  @Test
  void forgetsOldFailuresOfAProcessThatRanForLong() {
    var backoff = Backoff.NONE.after(SOON).after(SOON).after(Duration.ofHours(1));
    assertEquals(Duration.ZERO, backoff.delay());
  }
}
