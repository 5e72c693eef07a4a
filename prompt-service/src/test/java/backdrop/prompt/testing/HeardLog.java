package backdrop.prompt.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that is logged while it listens, with the traces of what was thrown. */
public final class HeardLog extends Handler implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private HeardLog() {
    setFormatter(new SimpleFormatter());
  }

  /** Listens until it is closed. */
  public static HeardLog listen() {
    var log = new HeardLog();
    Logger.getLogger("").addHandler(log);
    return log;
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(getFormatter().format(line));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
