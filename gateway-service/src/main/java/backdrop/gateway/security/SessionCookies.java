package backdrop.gateway.security;

import backdrop.auth.v1.Session;
import backdrop.gateway.wire.Times;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The two cookies that a browser's session lives in. Scripts cannot read them. They are Secure with
 * the {@code __Host-} prefix, except over plain http on a loopback address, where browsers would
 * drop such cookies.
 */
@ApplicationScoped
public class SessionCookies {
  private static final String ACCESS = "backdrop_access";
  private static final String REFRESH = "backdrop_refresh";
  private static final String HOST_PREFIX = "__Host-";

  private final Clock clock = Clock.systemUTC();

  /** The access token that the browser sent. */
  public Optional<String> accessToken(RoutingContext context) {
    return value(context, ACCESS);
  }

  /** The refresh token that the browser sent. */
  public Optional<String> refreshToken(RoutingContext context) {
    return value(context, REFRESH);
  }

  /** True if the browser sent any of the two. */
  public boolean isPresent(RoutingContext context) {
    return accessToken(context).isPresent() || refreshToken(context).isPresent();
  }

  /** Puts a session into the reply's cookies; each cookie ends with its token. */
  public void set(RoutingContext context, Session session) {
    add(context, ACCESS, session.getAccessToken(), Times.instant(session.getAccessExpiresAt()));
    add(context, REFRESH, session.getRefreshToken(), Times.instant(session.getRefreshExpiresAt()));
  }

  /** Makes the browser forget both cookies. */
  public void clear(RoutingContext context) {
    add(context, ACCESS, "", Instant.EPOCH);
    add(context, REFRESH, "", Instant.EPOCH);
  }

  private void add(RoutingContext context, String name, String value, Instant end) {
    boolean plain = RequestOrigin.of(context.request()).isPlainLoopback();
    long seconds = Math.max(0, end.getEpochSecond() - clock.instant().getEpochSecond());
    context
        .response()
        .addCookie(
            Cookie.cookie(name(context.request(), name), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(!plain)
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(seconds));
  }

  private static Optional<String> value(RoutingContext context, String name) {
    Cookie cookie = context.request().getCookie(name(context.request(), name));
    return Optional.ofNullable(cookie).map(Cookie::getValue).filter(value -> !value.isEmpty());
  }

  private static String name(HttpServerRequest request, String name) {
    return RequestOrigin.of(request).isPlainLoopback() ? name : HOST_PREFIX + name;
  }
}
