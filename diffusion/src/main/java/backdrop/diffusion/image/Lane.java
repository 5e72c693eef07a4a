package backdrop.diffusion.image;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The one platform thread on which a network runs: callers may be virtual threads, which must not
 * hold their carriers for the seconds that a network takes. Used by one caller at a time.
 */
final class Lane {

  private final String network;
  private final ExecutorService thread;

  Lane(String network) {
    this.network = network;
    this.thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("image-network-" + network).daemon().factory());
  }

  /** Runs the call there and waits for it, however often the caller is interrupted. */
  <T> T call(Callable<T> call) {
    if (thread.isShutdown()) {
      throw new DiffusionException(Reason.CLOSED, network + " is closed");
    }
    Future<T> running = thread.submit(call);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return running.get();
        } catch (InterruptedException later) {
          // The network reads the caller's memory; nobody may leave before it ends.
          interrupted = true;
        } catch (ExecutionException failed) {
          throw unwrapped(failed);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private RuntimeException unwrapped(ExecutionException failed) {
    return switch (failed.getCause()) {
      case DiffusionException known -> known;
      case Error error -> throw error;
      case null, default ->
          new DiffusionException(Reason.RUNTIME_FAILED, network + " failed", failed);
    };
  }

  /** Ends the thread; false if that has happened before. */
  boolean close() {
    boolean first = !thread.isShutdown();
    thread.shutdown();
    return first;
  }
}
