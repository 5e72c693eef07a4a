package backdrop.inference.generation;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Paints the images of one generation, so many at a time, in the order of the list. What goes wrong
 * first stops the rest and is what the caller gets.
 */
final class SideBySide {
  private final Queue<GenerationImage> open;
  private final int atOnce;
  private final Work work;
  private final AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();

  /** Paints one image. */
  @FunctionalInterface
  interface Work {
    /**
     * @param stopping becomes true when another image went wrong
     */
    void paint(GenerationImage image, BooleanSupplier stopping) throws PaintingStopped;
  }

  SideBySide(List<GenerationImage> images, int atOnce, Work work) {
    this.open = new ConcurrentLinkedQueue<>(images);
    this.atOnce = Math.min(atOnce, images.size());
    this.work = work;
  }

  /** Returns when all are painted, or none is being painted any more. */
  void paint() throws PaintingStopped {
    try (ExecutorService others =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("image-", 0).factory())) {
      for (int hand = 1; hand < atOnce; hand++) {
        others.execute(this::paintWhileOpen);
      }
      paintWhileOpen();
    }
    switch (trouble.get()) {
      case null -> {}
      case PaintingStopped stopped -> throw stopped;
      case RuntimeException fault -> throw fault;
      case Error error -> throw error;
      case Throwable checked -> throw new IllegalStateException(checked);
    }
  }

  private void paintWhileOpen() {
    try {
      while (!stopping()) {
        GenerationImage image = open.poll();
        if (image == null) {
          return;
        }
        work.paint(image, this::stopping);
      }
    } catch (PaintingStopped | RuntimeException | Error first) {
      trouble.compareAndSet(null, first);
    }
  }

  private boolean stopping() {
    return trouble.get() != null;
  }
}
