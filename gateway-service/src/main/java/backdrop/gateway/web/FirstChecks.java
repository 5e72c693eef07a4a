package backdrop.gateway.web;

import backdrop.gateway.problem.Failures;
import backdrop.gateway.problem.GatewayReason;
import backdrop.gateway.problem.ProblemReplies;
import backdrop.gateway.web.RateLimits.Rule;
import backdrop.kit.failure.Failure;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, before anything is read: too many calls, bodies that are too large or compressed, keys
 * in addresses.
 */
@ApplicationScoped
public class FirstChecks {
  private static final int AFTER_HEADERS = 900;
  private static final String KEY_PREFIX = "bg_live_";

  private final RateLimits limits;
  private final ProblemReplies problems;
  private final long maxBody;

  @Inject
  public FirstChecks(
      RateLimits limits,
      ProblemReplies problems,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBody) {
    this.limits = limits;
    this.problems = problems;
    this.maxBody = maxBody.asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, AFTER_HEADERS);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!context.normalizedPath().startsWith("/api/")) {
      context.next();
      return;
    }
    try {
      limits.count(Rule.ADDRESS, RateLimits.address(request), context);
      checkSize(request);
      checkCoding(request);
      checkQuery(request);
    } catch (Failure failure) {
      problems.send(context, failure);
      return;
    }
    context.next();
  }

  private void checkSize(HttpServerRequest request) {
    @Nullable String length = request.getHeader("Content-Length");
    if (length != null && length.length() < 19 && Long.parseLong(length) > maxBody) {
      throw Failures.bodyTooLarge()
          .withDetails(Map.of("limit", Long.toString(maxBody), "value", length));
    }
  }

  /** A few compressed bytes can become any number: none are ever unpacked here. */
  private static void checkCoding(HttpServerRequest request) {
    @Nullable String coding = request.getHeader("Content-Encoding");
    if (coding != null && !coding.isBlank() && !coding.equalsIgnoreCase("identity")) {
      throw new Failure(
          GatewayReason.MEDIA_TYPE_UNSUPPORTED,
          "Bodies are taken as they are: send it without Content-Encoding.");
    }
  }

  private static void checkQuery(HttpServerRequest request) {
    @Nullable String query = request.query();
    if (query != null && query.contains(KEY_PREFIX)) {
      throw new Failure(
          GatewayReason.KEY_IN_QUERY,
          "API keys do not belong into addresses, which are logged on their way. Revoke this key,"
              + " and send the new one as Authorization: Bearer.");
    }
  }
}
