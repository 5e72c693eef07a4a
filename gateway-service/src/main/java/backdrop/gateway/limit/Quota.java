package backdrop.gateway.limit;

import java.time.Duration;

/**
 * So many calls in a window.
 *
 * @param calls at least 1
 * @param window longer than zero
 */
public record Quota(int calls, Duration window) {
  public Quota {
    if (calls < 1 || !window.isPositive()) {
      throw new IllegalArgumentException("A quota needs at least one call and a window");
    }
  }
}
