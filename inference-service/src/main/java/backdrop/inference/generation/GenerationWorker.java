package backdrop.inference.generation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Paints one generation after the other on a thread of its own, one worker for each device. Closing
 * it stops taking new ones at once, gives the one in hand a while to end, and then gives it back
 * unharmed.
 */
public final class GenerationWorker implements AutoCloseable {
  private static final Logger LOG = System.getLogger(GenerationWorker.class.getName());

  private final Workshop shop;
  private final TurnTaking turns;
  private final Bell bell;
  private volatile boolean stopping;
  private volatile boolean releasing;
  private @Nullable Thread thread;

  public GenerationWorker(Workshop shop, Bell bell) {
    this.shop = shop;
    this.turns = new TurnTaking(shop.generations(), shop.replica());
    this.bell = bell;
  }

  /** Begins to take turns; the painter must be able to paint. */
  public synchronized void start() {
    if (thread == null && !stopping) {
      thread = Thread.ofPlatform().name("painter").start(this::work);
    }
  }

  /** Paints the next generation if one is due, and says whether there was one. */
  boolean paintNext() {
    Optional<Generation> taken = turns.next();
    taken.ifPresent(
        generation -> {
          shop.feed().changed(generation.id());
          new PaintingRun(shop, generation, () -> releasing).paint();
        });
    return taken.isPresent();
  }

  private void work() {
    while (!stopping) {
      try {
        if (!paintNext()) {
          bell.await(shop.rules().idle());
        }
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException trouble) {
        LOG.log(Level.WARNING, "No generation could be taken: {0}", trouble.getMessage());
        pause();
      }
    }
  }

  private void pause() {
    try {
      bell.await(shop.rules().idle());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }

  @Override
  public void close() {
    Thread working;
    synchronized (this) {
      stopping = true;
      working = thread;
    }
    bell.ring();
    if (working != null) {
      join(working, shop.rules().grace());
      releasing = true;
      join(working, shop.rules().grace());
    }
  }

  private static void join(Thread thread, Duration patience) {
    try {
      thread.join(patience);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
