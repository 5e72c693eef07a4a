package backdrop.gateway.web;

import backdrop.gateway.limit.TokenBuckets;
import backdrop.gateway.limit.TokenBuckets.Answer;
import backdrop.gateway.problem.GatewayReason;
import backdrop.kit.failure.Failure;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;

/** Counts calls against quotas, and tells callers in the reply how much is left. */
@ApplicationScoped
public class RateLimits {
  private final Map<Rule, TokenBuckets> buckets = new EnumMap<>(Rule.class);
  private final MeterRegistry metrics;

  /** Which quota a call counts against. */
  public enum Rule {
    ADDRESS("address"),
    LOGINS("logins"),
    GENERATIONS("generations"),
    UPLOADS("uploads"),
    CALLS("calls");

    private final String label;

    Rule(String label) {
      this.label = label;
    }

    static Rule of(String method, String path) {
      if ("GET".equals(method)) {
        return CALLS;
      }
      return switch (path) {
        case "/api/session", "/api/session/register" -> "POST".equals(method) ? LOGINS : CALLS;
        case "/api/generations" -> GENERATIONS;
        case "/api/photos" -> UPLOADS;
        default -> path.endsWith("/mask") || path.endsWith("/mask/edits") ? UPLOADS : CALLS;
      };
    }
  }

  @Inject
  public RateLimits(LimitsConfig config, MeterRegistry metrics) {
    this.metrics = metrics;
    buckets.put(Rule.ADDRESS, new TokenBuckets(config.address(), System::nanoTime));
    buckets.put(Rule.LOGINS, new TokenBuckets(config.logins(), System::nanoTime));
    buckets.put(Rule.GENERATIONS, new TokenBuckets(config.generations(), System::nanoTime));
    buckets.put(Rule.UPLOADS, new TokenBuckets(config.uploads(), System::nanoTime));
    buckets.put(Rule.CALLS, new TokenBuckets(config.calls(), System::nanoTime));
  }

  /**
   * Counts a call.
   *
   * @throws Failure RATE_LIMITED
   */
  public void count(Rule rule, String caller, RoutingContext context) {
    TokenBuckets bucket = buckets.get(rule);
    if (bucket == null) {
      throw new IllegalStateException("No quota for " + rule);
    }
    Answer answer = bucket.take(caller);
    tell(rule, bucket, answer, context.response());
    if (!answer.allowed()) {
      metrics.counter("backdrop_gateway_rate_limited", "rule", rule.label).increment();
      throw new Failure(
              GatewayReason.RATE_LIMITED,
              "Too many calls (" + rule.label + "). Wait a moment, then try again.")
          .withRetryAfter(answer.untilNext());
    }
  }

  /** The address that a request came from; a proxy's word counts only where it is trusted. */
  public static String address(HttpServerRequest request) {
    var address = request.remoteAddress();
    return address == null || address.hostAddress() == null ? "?" : address.hostAddress();
  }

  private static void tell(
      Rule rule, TokenBuckets bucket, Answer answer, HttpServerResponse response) {
    response.putHeader(
        "RateLimit-Policy",
        "\"%s\";q=%d;w=%d"
            .formatted(rule.label, bucket.quota().calls(), bucket.quota().window().toSeconds()));
    response.putHeader(
        "RateLimit",
        "\"%s\";r=%d;t=%d"
            .formatted(
                rule.label, answer.remaining(), answer.untilFull().plusMillis(999).toSeconds()));
  }
}
