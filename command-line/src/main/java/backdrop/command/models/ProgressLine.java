package backdrop.command.models;

import backdrop.command.Surroundings;
import backdrop.command.models.source.ModelSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shows how far the bytes are: a line that changes on a terminal, a line for each file elsewhere.
 * May be told from several threads.
 */
final class ProgressLine implements ModelSource.Progress, AutoCloseable {

  private static final long NANOS_BETWEEN = 100_000_000;

  private final Surroundings surroundings;
  private final String verb;
  private final long total;
  private final AtomicLong done = new AtomicLong();
  private String what = "";
  private long lastShown = System.nanoTime() - NANOS_BETWEEN;

  /**
   * @param verb what is done with the bytes
   */
  ProgressLine(Surroundings surroundings, String verb, long total) {
    this.surroundings = surroundings;
    this.verb = verb;
    this.total = total;
  }

  @Override
  public synchronized void file(ModelSource.Pick pick) {
    what = " " + pick.target();
    if (!surroundings.terminal()) {
      surroundings.err().printf("%s%s, %s%n", verb, what, Sizes.text(pick.file().bytes()));
    }
  }

  @Override
  public void bytes(long count) {
    done.addAndGet(count);
    if (surroundings.terminal()) {
      show();
    }
  }

  private synchronized void show() {
    long now = System.nanoTime();
    if (now - lastShown >= NANOS_BETWEEN) {
      lastShown = now;
      long percent = total == 0 ? 100 : 100 * done.get() / total;
      surroundings
          .err()
          .printf(
              "\r\u001b[K%s%s  %s of %s, %d %%",
              verb, what, Sizes.text(done.get()), Sizes.text(total), percent);
      surroundings.err().flush();
    }
  }

  /** Leaves the terminal ready for ordinary lines. */
  @Override
  public synchronized void close() {
    if (surroundings.terminal()) {
      surroundings.err().print("\r\u001b[K");
      surroundings.err().flush();
    }
  }
}
