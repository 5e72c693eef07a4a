package backdrop.picture;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageReader;

/**
 * Stops a reader that takes too long. One daemon thread serves all deadlines; it only ever sets
 * flags.
 */
final class Deadline {
  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("picture-deadline").unstarted(work));

  private final Duration allowed;
  private final long begun = System.nanoTime();

  /** Time begins to count now. */
  Deadline(Duration allowed) {
    this.allowed = allowed;
  }

  /** Work that a reader does and that can be aborted. */
  @FunctionalInterface
  interface Reading<T> {
    T run() throws IOException;
  }

  /** Runs the reading and aborts the reader when the time is up. */
  <T> T guard(ImageReader reader, Reading<T> reading) throws IOException {
    ScheduledFuture<?> abort =
        WATCH.schedule(reader::abort, allowed.toNanos() - spent(), TimeUnit.NANOSECONDS);
    try {
      T result = reading.run();
      check();
      return result;
    } finally {
      abort.cancel(false);
    }
  }

  /** Refuses if the time was up. */
  void check() {
    if (spent() >= allowed.toNanos()) {
      throw PictureException.beyond(
          Refusal.TOOK_TOO_LONG,
          "Decoding took more than %1$d milliseconds and was stopped.",
          allowed.toMillis(),
          allowed.toMillis());
    }
  }

  private long spent() {
    return System.nanoTime() - begun;
  }
}
