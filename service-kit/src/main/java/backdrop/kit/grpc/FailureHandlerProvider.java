package backdrop.kit.grpc;

import backdrop.kit.failure.CommonReason;
import backdrop.kit.failure.Failure;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.ExceptionHandler;
import io.quarkus.grpc.ExceptionHandlerProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * Answers every exception of a gRPC service with a status that carries ErrorInfo. What nobody
 * expected is logged once under an incident id, and only the id goes out.
 */
@ApplicationScoped
public class FailureHandlerProvider implements ExceptionHandlerProvider {
  private static final Logger LOG = Logger.getLogger(FailureHandlerProvider.class);

  @Override
  public <ReqT, RespT> ExceptionHandler<ReqT, RespT> createHandler(
      Listener<ReqT> listener, ServerCall<ReqT, RespT> call, Metadata metadata) {
    return new Handler<>(listener, call, metadata);
  }

  @Override
  public Throwable transform(Throwable thrown) {
    return status(thrown);
  }

  static StatusRuntimeException status(Throwable thrown) {
    return switch (thrown) {
      case StatusRuntimeException status -> status;
      case StatusException status -> status.getStatus().asRuntimeException(status.getTrailers());
      case Failure failure -> FailureStatuses.toStatus(failure);
      case CompletionException wrapper when wrapper.getCause() != null ->
          status(wrapper.getCause());
      case UnauthorizedException ignored ->
          FailureStatuses.toStatus(
              new Failure(
                  CommonReason.TOKEN_MISSING, "Sign in first: the call carries no access token."));
      case AuthenticationFailedException ignored ->
          FailureStatuses.toStatus(
              new Failure(CommonReason.TOKEN_INVALID, "The access token is not valid."));
      case ForbiddenException ignored ->
          FailureStatuses.toStatus(
              new Failure(CommonReason.SCOPE_MISSING, "The access token does not allow this."));
      default -> unexpected(thrown);
    };
  }

  private static StatusRuntimeException unexpected(Throwable thrown) {
    String incidentId = UUID.randomUUID().toString();
    LOG.errorf(thrown, "Incident %s", incidentId);
    return FailureStatuses.toStatus(
        new Failure(
                CommonReason.UNEXPECTED,
                "Something went wrong on our side. The log has it as incident " + incidentId + ".")
            .withDetails(Map.of("incidentId", incidentId)));
  }

  private static final class Handler<ReqT, RespT> extends ExceptionHandler<ReqT, RespT> {
    Handler(Listener<ReqT> listener, ServerCall<ReqT, RespT> call, Metadata metadata) {
      super(listener, call, metadata);
    }

    @Override
    protected void handleException(
        Throwable thrown, ServerCall<ReqT, RespT> call, Metadata metadata) {
      StatusRuntimeException status = status(thrown);
      Metadata trailers = status.getTrailers();
      call.close(Status.fromThrowable(status), trailers == null ? new Metadata() : trailers);
    }
  }
}
