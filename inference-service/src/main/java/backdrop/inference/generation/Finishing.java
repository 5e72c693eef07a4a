package backdrop.inference.generation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Finishes one image while others are painted; one at a time, so no more than two are in memory.
 * What fails here fails the next call.
 */
final class Finishing implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("finishing").factory());
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  /** Waits for the image before, then finishes this one in the background. */
  synchronized void begin(Runnable finish) {
    await();
    last = CompletableFuture.runAsync(finish, thread);
  }

  /** Waits for the image in hand. */
  synchronized void await() {
    try {
      last.join();
    } catch (CompletionException failed) {
      last = CompletableFuture.completedFuture(null);
      switch (failed.getCause()) {
        case RuntimeException fault -> throw fault;
        case Error error -> throw error;
        case null, default -> throw failed;
      }
    }
  }

  /** The image in hand is finished all the same: it is worth keeping. */
  @Override
  public void close() {
    thread.close();
  }
}
