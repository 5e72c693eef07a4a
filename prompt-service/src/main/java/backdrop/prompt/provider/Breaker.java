package backdrop.prompt.provider;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Stops calls for a while once half of the last calls failed, then lets a single one try. Thread-
 * safe.
 *
 * <p>Closed: every call passes, and the last {@code window} outcomes are kept. Open: none passes
 * for {@code rest}. Half-open: one call passes; it closes the breaker or opens it again.
 */
public final class Breaker {
  /** Whether calls pass. */
  public enum State {
    CLOSED,
    HALF_OPEN,
    OPEN
  }

  /** What {@link #enter} answers when no call may pass. */
  static final long SHUT = -1;

  private final boolean[] failed;
  private final long rest;
  private final LongSupplier nanoTime;

  private State state = State.CLOSED;
  private long openedAt;
  // Outcomes of calls that began before the last change of state are not about this state.
  private long era;
  private int seen;
  private int failures;

  /**
   * @param window how many outcomes count, at least 2
   * @param nanoTime a clock like {@link System#nanoTime()}
   */
  public Breaker(int window, Duration rest, LongSupplier nanoTime) {
    this.failed = new boolean[window];
    this.rest = rest.toNanos();
    this.nanoTime = nanoTime;
  }

  /** A pass to be handed to {@link #leave} when the call is over, or {@link #SHUT}. */
  synchronized long enter() {
    if (state == State.OPEN && nanoTime.getAsLong() - openedAt >= rest) {
      become(State.HALF_OPEN);
      return era;
    }
    return state == State.CLOSED ? era : SHUT;
  }

  /** Ends a call that passed. */
  synchronized void leave(long pass, boolean healthy) {
    if (pass != era) {
      return;
    }
    if (state == State.HALF_OPEN) {
      become(healthy ? State.CLOSED : State.OPEN);
      return;
    }
    count(healthy);
    if (seen >= failed.length && 2 * failures >= failed.length) {
      become(State.OPEN);
    }
  }

  /** The state now; one that has rested long enough is half-open before its call comes. */
  public synchronized State state() {
    return state == State.OPEN && nanoTime.getAsLong() - openedAt >= rest ? State.HALF_OPEN : state;
  }

  private void count(boolean healthy) {
    int at = seen % failed.length;
    if (seen >= failed.length && failed[at]) {
      failures--;
    }
    failed[at] = !healthy;
    failures += healthy ? 0 : 1;
    seen = seen + 1 == 2 * failed.length ? failed.length : seen + 1;
  }

  private void become(State next) {
    state = next;
    era++;
    seen = 0;
    failures = 0;
    openedAt = nanoTime.getAsLong();
  }
}
