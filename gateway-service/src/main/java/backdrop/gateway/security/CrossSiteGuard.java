package backdrop.gateway.security;

import backdrop.gateway.problem.GatewayReason;
import backdrop.gateway.problem.ProblemReplies;
import backdrop.kit.failure.Failure;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes that another site asks a browser for. Browsers say where a request comes from;
 * programs with a token are nobody's browser; a cookie without any word about its origin is
 * refused.
 */
@ApplicationScoped
public class CrossSiteGuard {
  private static final int BEFORE_ROUTES = 300;
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final SessionCookies cookies;
  private final ProblemReplies problems;

  @Inject
  public CrossSiteGuard(SessionCookies cookies, ProblemReplies problems) {
    this.cookies = cookies;
    this.problems = problems;
  }

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          if (isAllowed(context)) {
            context.next();
          } else {
            problems.send(
                context,
                new Failure(
                    GatewayReason.CROSS_SITE,
                    "This change was asked for by another site. Open Backdrop itself, or send an"
                        + " API key."));
          }
        },
        BEFORE_ROUTES);
  }

  private boolean isAllowed(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (SAFE.contains(request.method()) || request.getHeader("Authorization") != null) {
      return true;
    }
    @Nullable String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return "same-origin".equals(site);
    }
    @Nullable String origin = request.getHeader("Origin");
    if (origin != null) {
      return RequestOrigin.of(request).is(origin);
    }
    return !cookies.isPresent(context);
  }
}
