package backdrop.inference.generation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Paints generations on threads of its own, a few at a time, one worker for each device. Closing it
 * stops taking new ones at once, gives those in hand a while to end, and then gives them back
 * unharmed.
 */
public final class GenerationWorker implements AutoCloseable {
  private static final Logger LOG = System.getLogger(GenerationWorker.class.getName());

  private final Workshop shop;
  private final TurnTaking turns;
  private final Bell bell;
  private volatile boolean stopping;
  private volatile boolean releasing;
  private final List<Thread> threads = new ArrayList<>();

  public GenerationWorker(Workshop shop, Bell bell) {
    if (shop.rules().generationsAtOnce() < 1 || shop.rules().imagesAtOnce() < 1) {
      throw new IllegalArgumentException(
          "work.generations-at-once and work.images-at-once must be at least 1");
    }
    this.shop = shop;
    this.turns = new TurnTaking(shop.generations(), shop.replica());
    this.bell = bell;
  }

  /** Begins to take turns; the painter must be able to paint. */
  public synchronized void start() {
    while (threads.size() < shop.rules().generationsAtOnce() && !stopping) {
      threads.add(Thread.ofPlatform().name("painter-" + threads.size()).start(this::work));
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
    List<Thread> working;
    synchronized (this) {
      stopping = true;
      working = List.copyOf(threads);
    }
    bell.ring();
    join(working, shop.rules().grace());
    releasing = true;
    join(working, shop.rules().grace());
  }

  /** Waits for all of them together, no longer than that. */
  private static void join(List<Thread> threads, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      for (Thread thread : threads) {
        thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
