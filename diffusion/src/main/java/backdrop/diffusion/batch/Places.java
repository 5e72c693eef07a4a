package backdrop.diffusion.batch;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.Cancellation.Registration;
import backdrop.diffusion.DiffusionException.Reason;
import java.util.ArrayDeque;
import java.util.Queue;

/** A number of places that are given out in the order of asking. Any thread may ask. */
public final class Places {

  private final Queue<Object> line = new ArrayDeque<>();
  private int free;

  public Places(int count) {
    this.free = count;
  }

  /** Waits for a place; fails with {@link Reason#CANCELLED} as soon as that is cancelled. */
  public void take(Cancellation cancellation) {
    Object ticket = new Object();
    try (Registration _ = cancellation.onCancel(this::look)) {
      waitWith(ticket, cancellation);
    }
  }

  private synchronized void waitWith(Object ticket, Cancellation cancellation) {
    boolean interrupted = false;
    line.add(ticket);
    try {
      while (free == 0 || line.peek() != ticket) {
        cancellation.check();
        try {
          wait();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
      cancellation.check();
      free--;
    } finally {
      line.remove(ticket);
      notifyAll();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void look() {
    notifyAll();
  }

  public synchronized void giveBack() {
    free++;
    notifyAll();
  }
}
