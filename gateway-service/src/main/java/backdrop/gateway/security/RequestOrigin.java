package backdrop.gateway.security;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The origin that a request was sent to, as the browser knows it. Forwarding headers count only
 * where the framework is told to trust the proxy.
 *
 * @param scheme http or https
 * @param host lower case, without port
 * @param port as the browser connected
 */
public record RequestOrigin(String scheme, String host, int port) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  public static RequestOrigin of(HttpServerRequest request) {
    String scheme = request.scheme() == null ? "http" : request.scheme();
    @Nullable HostAndPort authority = request.authority();
    String host = authority == null ? "" : authority.host();
    int port = authority == null ? -1 : authority.port();
    return new RequestOrigin(
        scheme, host.toLowerCase(Locale.ROOT), port < 0 ? standardPort(scheme) : port);
  }

  /** True over plain http on this machine, where Secure cookies would be dropped. */
  public boolean isPlainLoopback() {
    return "http".equals(scheme) && LOOPBACK.contains(host);
  }

  /** True if an {@code Origin} header names this origin. */
  public boolean is(String origin) {
    String shown = scheme + "://" + host;
    return origin.equals(shown + ":" + port)
        || (port == standardPort(scheme) && origin.equals(shown));
  }

  private static int standardPort(String scheme) {
    return "https".equals(scheme) ? 443 : 80;
  }
}
