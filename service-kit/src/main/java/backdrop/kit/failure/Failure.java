package backdrop.kit.failure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says that something cannot be done, why, and what a caller can do about it. Immutable. The
 * message is for people, in English, and carries no secret and no stack detail; programs switch on
 * {@link #reason()}.
 */
public final class Failure extends RuntimeException {
  private final transient FailureReason reason;
  private final transient Map<String, String> details;
  private final transient List<FieldProblem> fields;
  private final transient @Nullable Duration retryAfter;

  public Failure(FailureReason reason, String message) {
    this(reason, message, Map.of(), List.of(), null, null);
  }

  public Failure(FailureReason reason, String message, Throwable cause) {
    this(reason, message, Map.of(), List.of(), null, cause);
  }

  private Failure(
      FailureReason reason,
      String message,
      Map<String, String> details,
      List<FieldProblem> fields,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.details = Map.copyOf(details);
    this.fields = List.copyOf(fields);
    this.retryAfter = retryAfter;
  }

  /** A request that breaks one rule in one field. */
  public static Failure ofField(FailureReason reason, String field, String rule) {
    return new Failure(reason, field + " " + rule + ".")
        .withFields(List.of(new FieldProblem(field, rule)));
  }

  /** The same failure with figures that help, such as a limit and the measured value. */
  public Failure withDetails(Map<String, String> details) {
    return new Failure(reason, text(), details, fields, retryAfter, getCause());
  }

  /** The same failure, naming the fields at fault. */
  public Failure withFields(List<FieldProblem> fields) {
    return new Failure(reason, text(), details, fields, retryAfter, getCause());
  }

  /** The same failure, saying when the request may pass. */
  public Failure withRetryAfter(Duration retryAfter) {
    return new Failure(reason, text(), details, fields, retryAfter, getCause());
  }

  public FailureReason reason() {
    return reason;
  }

  public FailureKind kind() {
    return reason.kind();
  }

  /** The sentence for people; never null. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** Figures by lowerCamel name. */
  public Map<String, String> details() {
    return details;
  }

  /** Fields of the request at fault; empty if none is. */
  public List<FieldProblem> fields() {
    return fields;
  }

  /** When the same request may pass, if that is known. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
