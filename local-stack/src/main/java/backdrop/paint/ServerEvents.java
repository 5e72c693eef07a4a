package backdrop.paint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Events as a server sends them ({@code text/event-stream}), one at a time.
 *
 * <p>A server that says nothing for longer than the given silence, not even a comment, counts as
 * lost.
 */
final class ServerEvents implements AutoCloseable {
  /**
   * One event: its type, {@code message} where it names none, and its data with line breaks kept.
   */
  record Event(String type, String data) {}

  private final InputStream stream;
  private final Duration silence;
  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>(1000);

  ServerEvents(InputStream stream, Duration silence) {
    this.stream = stream;
    this.silence = silence;
    Thread.ofVirtual().name("server-events").start(this::read);
  }

  /** The next event, or nothing when the stream has ended or the server has fallen silent. */
  Optional<Event> next() throws InterruptedException {
    var type = "message";
    var data = new StringBuilder();
    while (true) {
      var line = nextLine();
      if (line.isEmpty()) {
        return Optional.empty();
      }
      if (line.get().isEmpty()) {
        if (!data.isEmpty()) {
          return Optional.of(new Event(type, data.substring(1)));
        }
        type = "message";
      } else if (line.get().startsWith("event:")) {
        type = value(line.get(), "event:");
      } else if (line.get().startsWith("data:")) {
        data.append('\n').append(value(line.get(), "data:"));
      }
    }
  }

  private Optional<String> nextLine() throws InterruptedException {
    var line = lines.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
    return line == null ? Optional.empty() : line;
  }

  private static String value(String line, String field) {
    var value = line.substring(field.length());
    return value.startsWith(" ") ? value.substring(1) : value;
  }

  private void read() {
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.put(Optional.of(line));
      }
      lines.put(Optional.empty());
    } catch (IOException lost) {
      lines.offer(Optional.empty());
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
