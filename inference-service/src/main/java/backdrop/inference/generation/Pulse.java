package backdrop.inference.generation;

import backdrop.kit.failure.Failure;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Keeps a lease alive while it is painted under, and learns whether it still holds: each beat
 * stores the progress and reads what others changed. A store that does not answer ends nothing; the
 * painting goes on and the lease is judged when the store is back.
 */
final class Pulse implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Pulse.class.getName());

  private final Workshop shop;
  private final Lease lease;
  private final ProgressFeed.Subscription changes;
  private volatile Generation latest;
  private volatile Strokes strokes;
  private volatile boolean lost;
  private volatile boolean closed;

  Pulse(Workshop shop, Generation taken, Lease lease, Strokes ahead) {
    this.shop = shop;
    this.lease = lease;
    this.latest = taken;
    this.strokes = ahead;
    this.changes = shop.feed().open(taken.id(), ProgressFeed.Interest.CHANGES);
    Thread.ofVirtual().name("pulse-" + taken.id()).start(this::beatUntilClosed);
  }

  void progress(Strokes now) {
    strokes = now;
  }

  boolean lost() {
    return lost;
  }

  /** Whether the image has an end already; somebody cancelled it then. */
  boolean ended(int index) {
    return latest.images().get(index).ended();
  }

  private void beatUntilClosed() {
    try {
      while (!lost) {
        changes.await(shop.rules().pulse());
        if (closed) {
          return;
        }
        beat();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    try {
      shop.generations()
          .change(latest.id(), now -> now.beat(lease, strokes))
          .ifPresentOrElse(now -> latest = now, () -> lost = true);
    } catch (LeaseLost over) {
      lost = true;
    } catch (Failure unavailable) {
      LOG.log(Level.WARNING, "Generation {0}: no beat, {1}", latest.id(), unavailable.text());
    }
  }

  /** Not by an interrupt: that would tear a connection to the store that others wait for. */
  @Override
  public void close() {
    closed = true;
    changes.close();
  }
}
