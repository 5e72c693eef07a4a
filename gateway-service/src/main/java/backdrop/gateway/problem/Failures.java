package backdrop.gateway.problem;

import backdrop.kit.failure.CommonReason;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FieldProblem;
import backdrop.kit.grpc.FailureStatuses;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.grpc.StatusRuntimeException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Tells what any exception means for the caller. What nobody expected is logged here, once, under
 * an incident id, and only the id goes out.
 */
@ApplicationScoped
public class Failures {
  private static final Logger LOG = Logger.getLogger(Failures.class);

  /** The failure that an exception stands for. */
  public Failure of(Throwable thrown) {
    return switch (thrown) {
      case Failure failure -> failure;
      case StatusRuntimeException status -> CallersWords.of(FailureStatuses.toFailure(status));
      case UnauthorizedException ignored ->
          new Failure(
              CommonReason.TOKEN_MISSING,
              "Sign in first, or send an API key: Authorization: Bearer bg_live_...");
      case AuthenticationFailedException failed -> tokenInvalid(failed);
      case AuthenticationCompletionException failed -> tokenInvalid(failed);
      case ForbiddenException ignored ->
          new Failure(
              CommonReason.SCOPE_MISSING,
              "These credentials do not allow this; sign in with the password.");
      case ConstraintViolationException violated -> violated(violated);
      case JsonMappingException json -> bodyInvalid(json);
      case JsonProcessingException json -> bodyInvalid(json);
      case WebApplicationException refused -> refused(refused);
      default ->
          thrown.getCause() instanceof Failure cause
              ? cause
              : BrokenBodies.failure(thrown).orElseGet(() -> unexpected(thrown));
    };
  }

  private static Failure tokenInvalid(Throwable failed) {
    return failed.getCause() instanceof Failure cause
        ? cause
        : new Failure(CommonReason.TOKEN_INVALID, "The access token is not valid.");
  }

  private Failure refused(WebApplicationException refused) {
    if (refused.getCause() instanceof JsonProcessingException json) {
      return of(json);
    }
    // Reading a path or query parameter failed: the framework says "not found" for it.
    if (refused.getResponse().getStatus() == 404 && refused.getCause() != null) {
      return new Failure(
          GatewayReason.FIELD_INVALID, "A parameter of the address has a value of the wrong type.");
    }
    return switch (refused.getResponse().getStatus()) {
      case 400 ->
          new Failure(GatewayReason.BODY_INVALID, "The body of the request cannot be read.");
      case 401 -> of(new UnauthorizedException());
      case 403 -> of(new ForbiddenException());
      case 404 -> new Failure(GatewayReason.ROUTE_NOT_FOUND, "There is nothing at this address.");
      case 405 ->
          new Failure(GatewayReason.METHOD_NOT_ALLOWED, "This address does not take this method.");
      case 406 ->
          new Failure(GatewayReason.NOT_ACCEPTABLE, "The answer has none of the types in Accept.");
      case 413 -> bodyTooLarge();
      case 415 ->
          new Failure(
              GatewayReason.MEDIA_TYPE_UNSUPPORTED,
              "This address does not take bodies of this Content-Type.");
      default ->
          refused.getResponse().getStatus() < 500
              ? new Failure(GatewayReason.REQUEST_INVALID, "The request cannot be read.")
              : unexpected(refused);
    };
  }

  /** The body has more bytes than any request needs. */
  public static Failure bodyTooLarge() {
    return new Failure(GatewayReason.BODY_TOO_LARGE, "The body of the request has too many bytes.");
  }

  private static Failure bodyInvalid(JsonProcessingException json) {
    if (json instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return Failure.ofField(
          GatewayReason.BODY_INVALID, FieldPath.of(mapping.getPath()), WrongValue.rule(mapping));
    }
    return new Failure(GatewayReason.BODY_INVALID, "The body of the request is not valid JSON.");
  }

  private static Failure violated(ConstraintViolationException violated) {
    List<FieldProblem> fields = new ArrayList<>();
    for (ConstraintViolation<?> violation : violated.getConstraintViolations()) {
      fields.add(new FieldProblem(FieldPath.of(violation), violation.getMessage()));
    }
    fields.sort((a, b) -> a.field().compareTo(b.field()));
    String text =
        fields.stream()
            .map(field -> field.field() + " " + field.rule())
            .collect(Collectors.joining("; ", "", "."));
    return new Failure(GatewayReason.FIELD_INVALID, text).withFields(fields);
  }

  private static Failure unexpected(Throwable thrown) {
    String incidentId = UUID.randomUUID().toString();
    LOG.errorf(thrown, "Incident %s", incidentId);
    return new Failure(
            CommonReason.UNEXPECTED,
            "Something went wrong on our side. The log has it as incident " + incidentId + ".")
        .withDetails(Map.of("incidentId", incidentId));
  }
}
