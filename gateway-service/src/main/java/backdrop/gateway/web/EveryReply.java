package backdrop.gateway.web;

import backdrop.gateway.security.RequestOrigin;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.jboss.logging.MDC;

/** Gives every reply a request id, the security headers, and the caching that suits its address. */
@ApplicationScoped
public class EveryReply {
  private static final int FIRST = 1000;

  // style-src: the interface library sets style attributes and style elements while it runs.
  // img-src: data and blob for previews and pictures that are being edited.
  private static final String APP_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
          + " font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

  // The API's own pages of documentation start with a script element in their HTML.
  private static final String DOCS_POLICY =
      APP_POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'");

  void register(@Observes Filters filters) {
    filters.register(this::prepare, FIRST);
  }

  private void prepare(RoutingContext context) {
    String requestId = UUID.randomUUID().toString();
    MDC.put("requestId", requestId);
    context.response().putHeader("X-Request-Id", requestId);
    context.addHeadersEndHandler(ignored -> addHeaders(context));
    context.next();
  }

  private static void addHeaders(RoutingContext context) {
    MultiMap headers = context.response().headers();
    String path = context.normalizedPath();
    boolean api = path.startsWith("/api/");
    ifAbsent(
        headers,
        "Content-Security-Policy",
        path.startsWith("/api/docs") ? DOCS_POLICY : APP_POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    if ("https".equals(RequestOrigin.of(context.request()).scheme())) {
      headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    if (api) {
      ifAbsent(headers, "Cache-Control", "no-store");
    } else if (path.startsWith("/assets/")) {
      // Their names carry a hash of their content.
      headers.set("Cache-Control", "public, max-age=31536000, immutable");
    } else {
      headers.set("Cache-Control", "no-cache");
    }
  }

  private static void ifAbsent(MultiMap headers, String name, String value) {
    if (!headers.contains(name)) {
      headers.set(name, value);
    }
  }
}
