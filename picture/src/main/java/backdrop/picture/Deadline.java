package backdrop.picture;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * Stops a reader that takes too long. Time is what the decoding thread has had of a processor, so
 * that a file gets the same answer however busy the machine is; on a virtual thread, which cannot
 * tell, it is the time of the clock. One daemon thread serves all deadlines; it only ever sets
 * flags.
 */
final class Deadline {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("picture-deadline").unstarted(work));

  private final Duration allowed;
  private final Thread thread = Thread.currentThread();
  private final boolean byProcessor = !thread.isVirtual() && THREADS.isThreadCpuTimeEnabled();
  private final long begun = now();

  /** Time of the current thread begins to count now. */
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
    // The clock never runs slower than the thread: looked at again when the rest may be used up.
    var watch = new AtomicReference<@Nullable Future<?>>();
    var over = new AtomicBoolean();
    look(reader, watch, over);
    try {
      T result = reading.run();
      check();
      return result;
    } finally {
      over.set(true);
      Future<?> last = watch.get();
      if (last != null) {
        last.cancel(false);
      }
    }
  }

  private void look(
      ImageReader reader, AtomicReference<@Nullable Future<?>> watch, AtomicBoolean over) {
    long left = allowed.toNanos() - spent();
    if (over.get()) {
      return;
    }
    if (left <= 0) {
      reader.abort();
    } else {
      watch.set(WATCH.schedule(() -> look(reader, watch, over), left, TimeUnit.NANOSECONDS));
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
    return now() - begun;
  }

  private long now() {
    return byProcessor ? THREADS.getThreadCpuTime(thread.threadId()) : System.nanoTime();
  }
}
