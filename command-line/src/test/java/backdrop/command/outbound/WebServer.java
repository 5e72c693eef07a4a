package backdrop.command.outbound;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that answers as a test wants and remembers what it was asked. */
public final class WebServer implements AutoCloseable {

  /** A request as it came. */
  public record Asked(String method, String address, String authorization, String range) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  public WebServer(HttpHandler handler) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.add(
                new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    header(exchange, "Authorization"),
                    header(exchange, "Range")));
            handler.handle(exchange);
          }
        });
    server.start();
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Answers with a status and a text. */
  public static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Sends on to another address. */
  public static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    exchange.sendResponseHeaders(302, -1);
  }

  /**
   * Answers with a file as RFC 9110 says: the wished-for part if the tag still fits, else all.
   *
   * @param most how many bytes are sent before the connection breaks
   */
  public static void file(HttpExchange exchange, byte[] file, String tag, int most)
      throws IOException {
    String range = header(exchange, "Range");
    String condition = header(exchange, "If-Range");
    boolean part = !range.isEmpty() && (condition.isEmpty() || condition.equals(tag));
    int from = part ? Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")) : 0;
    exchange.getResponseHeaders().set("ETag", tag);
    if (part) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, file.length - 1, file.length));
    }
    exchange.sendResponseHeaders(part ? 206 : 200, file.length - from);
    exchange.getResponseBody().write(file, from, Math.min(most, file.length - from));
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
