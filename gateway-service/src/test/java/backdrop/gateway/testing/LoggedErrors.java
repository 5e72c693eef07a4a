package backdrop.gateway.testing;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the gateway logs as an error until this is closed. */
public final class LoggedErrors extends Handler implements AutoCloseable {
  private final Logger root = Logger.getLogger("");
  private final Queue<String> texts = new ConcurrentLinkedQueue<>();

  /** Listens from now on. */
  public LoggedErrors() {
    root.addHandler(this);
  }

  /** The messages so far, with what was thrown. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  @Override
  public void publish(LogRecord entry) {
    if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
      texts.add(entry.getMessage() + ": " + entry.getThrown());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
  }
}
