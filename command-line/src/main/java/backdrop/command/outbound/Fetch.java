package backdrop.command.outbound;

import backdrop.command.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Asks one server for JSON and for files. Follows redirects within the {@link OutboundRules}; waits
 * where the server says so and tries again where the network fails. Headers with secrets go to the
 * server alone, and no message shows a query, for signatures stand in it.
 */
public final class Fetch {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_REDIRECTS = 5;
  private static final int MOST_JSON_BYTES = 32 << 20;
  private static final int TIMEOUT_MILLIS = 30_000;

  private final OutboundRules rules;
  private final Map<String, String> headers;
  private final Map<Integer, String> hints;
  private final Pause pause;

  /**
   * @param headers sent to the configured server, and to no other
   * @param hints what a status means on this server and what to do about it
   */
  public Fetch(
      OutboundRules rules, Map<String, String> headers, Map<Integer, String> hints, Pause pause) {
    this.rules = rules;
    this.headers = headers;
    this.hints = hints;
    this.pause = pause;
  }

  /** The answer as JSON. */
  public JsonNode json(URI uri) {
    return new Attempts(pause, shown(uri))
        .until(
            () -> {
              try (Answer answer = open(uri, 0, Optional.empty())) {
                return parsed(uri, answer.body().readNBytes(MOST_JSON_BYTES + 1));
              }
            });
  }

  private static JsonNode parsed(URI uri, byte[] body) {
    if (body.length > MOST_JSON_BYTES) {
      throw new Refusal(shown(uri) + " answers with more than 32 MB of JSON");
    }
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Refusal(shown(uri) + " does not answer with JSON", e);
    } catch (IOException e) {
      throw new IllegalStateException("Bytes in memory can be read", e);
    }
  }

  /** Fetches a file, going on from what an earlier attempt or process left. */
  public void file(URI uri, Download.Wanted wanted) {
    Download download = new Download(this, uri);
    new Attempts(pause, shown(uri))
        .until(
            () -> {
              download.to(wanted);
              return true;
            });
  }

  /** An answer whose status is 200 or 206. */
  record Answer(HttpURLConnection connection, InputStream body) implements AutoCloseable {

    boolean partial() throws IOException {
      return connection.getResponseCode() == HttpURLConnection.HTTP_PARTIAL;
    }

    Optional<String> header(String name) {
      return Optional.ofNullable(connection.getHeaderField(name));
    }

    @Override
    public void close() {
      // Closing the stream would first read the rest of it, to use the connection again.
      connection.disconnect();
    }
  }

  /**
   * Asks, from this byte on.
   *
   * @param tag what the earlier part was tagged with, so that parts of two versions never mix
   */
  Answer open(URI uri, long from, Optional<String> tag) throws IOException {
    URI target = uri;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      rules.check(target);
      HttpURLConnection connection = ask(target, from, tag);
      int status = connection.getResponseCode();
      switch (status) {
        case 200, 206 -> {
          return new Answer(connection, connection.getInputStream());
        }
        case 301, 302, 303, 307, 308 -> {
          String location = connection.getHeaderField("Location");
          connection.disconnect();
          if (location == null) {
            throw new Refusal(shown(target) + " sends on to nowhere");
          }
          target = resolved(target, location);
        }
        default -> {
          Optional<String> wait = Optional.ofNullable(connection.getHeaderField("Retry-After"));
          connection.disconnect();
          throw refused(target, status, wait);
        }
      }
    }
    throw new Refusal(shown(uri) + " sends on and on");
  }

  private HttpURLConnection ask(URI target, long from, Optional<String> tag) throws IOException {
    // Not java.net.http: its bodies know no timeout, and a stalled transfer must not hang.
    HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setUseCaches(false);
    connection.setRequestProperty("User-Agent", "backdrop");
    // Sizes and digests are those of the file, not of a compressed form.
    connection.setRequestProperty("Accept-Encoding", "identity");
    if (rules.isServer(target)) {
      headers.forEach(connection::setRequestProperty);
    }
    if (from > 0) {
      connection.setRequestProperty("Range", "bytes=" + from + "-");
      tag.ifPresent(value -> connection.setRequestProperty("If-Range", value));
    }
    return connection;
  }

  private static URI resolved(URI base, String location) {
    try {
      return base.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new Refusal(shown(base) + " sends on to an address that makes no sense", e);
    }
  }

  private IOException refused(URI target, int status, Optional<String> retryAfter) {
    if (status == 429 || status >= 500) {
      return new TryLater(
          "%s answers %d".formatted(shown(target), status), retryAfter.flatMap(Fetch::seconds));
    }
    String hint = hints.getOrDefault(status, "");
    throw new Refusal(
        "%s answers %d%s".formatted(shown(target), status, hint.isEmpty() ? "" : ": " + hint));
  }

  private static Optional<Duration> seconds(String text) {
    return text.strip().matches("\\d{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())))
        : Optional.empty();
  }

  /** The address without its query. */
  static String shown(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return "%s://%s%s%s".formatted(uri.getScheme(), uri.getHost(), port, uri.getPath());
  }
}
