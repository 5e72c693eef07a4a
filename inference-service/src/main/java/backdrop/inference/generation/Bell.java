package backdrop.inference.generation;

import java.time.Duration;

/** Wakes the worker when there may be something to do; a ring before the wait is not lost. */
public final class Bell {
  private boolean rung;

  public synchronized void ring() {
    rung = true;
    notifyAll();
  }

  /** Waits for a ring, at most for {@code patience}. */
  synchronized void await(Duration patience) throws InterruptedException {
    if (!rung) {
      wait(Math.max(1, patience.toMillis()));
    }
    rung = false;
  }
}
