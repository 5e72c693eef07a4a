package backdrop.local.infrastructure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers {@code /ready/<part>} with 200 once that part serves clients and 503 until then, as the
 * services do.
 */
final class Readiness implements AutoCloseable {
  private static final String PREFIX = "/ready/";
  private final Map<String, Boolean> parts = new ConcurrentHashMap<>();
  private final HttpServer server;

  private Readiness(HttpServer server) {
    this.server = server;
  }

  static Readiness serve(int port) throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    var readiness = new Readiness(server);
    server.createContext(PREFIX, readiness::answer);
    server.start();
    return readiness;
  }

  void set(String part, boolean ready) {
    parts.put(part, ready);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var part = exchange.getRequestURI().getPath().substring(PREFIX.length());
    exchange.sendResponseHeaders(parts.getOrDefault(part, false) ? 200 : 503, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
