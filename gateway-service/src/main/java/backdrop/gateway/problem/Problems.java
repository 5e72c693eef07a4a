package backdrop.gateway.problem;

import backdrop.gateway.problem.ProblemJson.FieldJson;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.failure.FailureReason;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns failures into problem documents; the one table from kind to HTTP status. */
public final class Problems {
  private static final String INCIDENT_ID = "incidentId";

  private Problems() {}

  /**
   * The failure as a problem document.
   *
   * @param instance path of the request that failed
   */
  public static ProblemJson of(Failure failure, String instance) {
    String reason = failure.reason().name();
    Map<String, String> details = new HashMap<>(failure.details());
    @Nullable String incidentId = details.remove(INCIDENT_ID);
    List<FieldJson> fields =
        failure.fields().stream()
            .map(problem -> new FieldJson(problem.field(), problem.rule()))
            .toList();
    return new ProblemJson(
        "/problems/" + reason.toLowerCase(Locale.ROOT).replace('_', '-'),
        title(failure.kind()),
        httpStatus(failure.reason()),
        failure.text(),
        instance,
        reason,
        fields,
        incidentId,
        retryAfterSeconds(failure),
        details.isEmpty() ? null : details);
  }

  /** Headers that go with a problem document, by name. */
  public static Map<String, String> headers(ProblemJson problem) {
    Map<String, String> headers = new HashMap<>();
    if (problem.retryAfterSeconds() != null) {
      headers.put("Retry-After", problem.retryAfterSeconds().toString());
    }
    if (problem.status() == 401) {
      headers.put("WWW-Authenticate", "Bearer");
    }
    return headers;
  }

  private static @Nullable Long retryAfterSeconds(Failure failure) {
    return switch (failure.kind()) {
      case TOO_MUCH, UNAVAILABLE ->
          Math.max(
              1, failure.retryAfter().orElse(Duration.ofSeconds(2)).plusMillis(999).toSeconds());
      case INVALID,
          TOO_LARGE,
          UNSUPPORTED,
          UNPROCESSABLE,
          UNAUTHENTICATED,
          FORBIDDEN,
          NOT_FOUND,
          CONFLICT,
          NOT_NOW,
          INTERNAL ->
          failure.retryAfter().map(Duration::toSeconds).orElse(null);
    };
  }

  /** The HTTP status of a reason: its kind's, but for three refusals that no service knows. */
  public static int httpStatus(FailureReason reason) {
    if (reason == GatewayReason.METHOD_NOT_ALLOWED) {
      return 405;
    }
    if (reason == GatewayReason.NOT_ACCEPTABLE) {
      return 406;
    }
    if (reason == GatewayReason.BODY_TOO_SLOW) {
      return 408;
    }
    return switch (reason.kind()) {
      case INVALID -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT, NOT_NOW -> 409;
      case TOO_LARGE -> 413;
      case UNSUPPORTED -> 415;
      case UNPROCESSABLE -> 422;
      case TOO_MUCH -> 429;
      case INTERNAL -> 500;
      case UNAVAILABLE -> 503;
    };
  }

  private static String title(FailureKind kind) {
    return switch (kind) {
      case INVALID -> "The request breaks a rule";
      case UNAUTHENTICATED -> "Sign in first";
      case FORBIDDEN -> "Not allowed";
      case NOT_FOUND -> "Not found";
      case CONFLICT -> "Clashes with what is there";
      case NOT_NOW -> "Not possible at the moment";
      case TOO_LARGE -> "Too large";
      case UNSUPPORTED -> "Type not supported";
      case UNPROCESSABLE -> "The file cannot be used";
      case TOO_MUCH -> "Too many requests";
      case INTERNAL -> "A fault on our side";
      case UNAVAILABLE -> "Temporarily unavailable";
    };
  }
}
