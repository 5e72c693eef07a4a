package backdrop.diffusion;

import backdrop.diffusion.DiffusionException.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * A switch that ends a painting from any thread, once and for good: between steps, and inside a
 * running network at its next node.
 */
public final class Cancellation {

  private final List<Runnable> actions = new ArrayList<>();
  private volatile boolean cancelled;

  /** Asks for the end. Calling it again, or after the painting has ended, changes nothing. */
  public synchronized void cancel() {
    if (!cancelled) {
      cancelled = true;
      actions.forEach(Runnable::run);
    }
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /** Fails with {@link Reason#CANCELLED} once cancelled. */
  public void check() {
    if (isCancelled()) {
      throw new DiffusionException(Reason.CANCELLED, "Painting was cancelled");
    }
  }

  /**
   * Runs the action when cancelled, at once if that has happened already. After the registration is
   * closed the action neither runs nor is still running.
   */
  public synchronized Registration onCancel(Runnable action) {
    actions.add(action);
    if (cancelled) {
      action.run();
    }
    return () -> remove(action);
  }

  private synchronized void remove(Runnable action) {
    actions.remove(action);
  }

  /** Holds an action registered with {@link #onCancel}. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
