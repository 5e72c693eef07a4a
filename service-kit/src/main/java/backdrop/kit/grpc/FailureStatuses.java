package backdrop.kit.grpc;

import backdrop.kit.failure.CommonReason;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.failure.FailureReason;
import backdrop.kit.failure.FieldProblem;
import backdrop.kit.failure.RemoteReason;
import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Maps failures to gRPC statuses and back; no other class knows which kind has which code. The kind
 * travels in the error info too, because several kinds share a code.
 */
public final class FailureStatuses {
  /** The domain of every error info of this product. */
  public static final String DOMAIN = "backdrop";

  private static final String KIND = "kind";

  private FailureStatuses() {}

  /** The failure as a status with ErrorInfo and, where they apply, BadRequest and RetryInfo. */
  public static StatusRuntimeException toStatus(Failure failure) {
    var info =
        ErrorInfo.newBuilder()
            .setDomain(DOMAIN)
            .setReason(failure.reason().name())
            .putAllMetadata(failure.details())
            .putMetadata(KIND, failure.kind().name());
    var status =
        Status.newBuilder()
            .setCode(code(failure.kind()).value())
            .setMessage(failure.text())
            .addDetails(Any.pack(info.build()));
    if (!failure.fields().isEmpty()) {
      status.addDetails(Any.pack(badRequest(failure.fields())));
    }
    failure.retryAfter().ifPresent(after -> status.addDetails(Any.pack(retryInfo(after))));
    return StatusProto.toStatusRuntimeException(status.build());
  }

  /**
   * The failure that a status from another service means. Without our error info the kind is taken
   * from the code and the reason is SERVICE_UNAVAILABLE or UNEXPECTED.
   */
  public static Failure toFailure(StatusRuntimeException exception) {
    @Nullable Status status = StatusProto.fromThrowable(exception);
    Optional<ErrorInfo> info =
        detail(status, ErrorInfo.class).filter(found -> DOMAIN.equals(found.getDomain()));
    if (info.isEmpty()) {
      return withoutInfo(exception);
    }
    Map<String, String> details = new HashMap<>(info.get().getMetadataMap());
    FailureKind kind = kind(details.remove(KIND), exception.getStatus().getCode());
    FailureReason reason = new RemoteReason(info.get().getReason(), kind);
    String text = status == null ? reason.name() : status.getMessage();
    Failure failure = new Failure(reason, text, exception).withDetails(details);
    Optional<BadRequest> badRequest = detail(status, BadRequest.class);
    if (badRequest.isPresent()) {
      failure = failure.withFields(fields(badRequest.get()));
    }
    Optional<RetryInfo> retry = detail(status, RetryInfo.class);
    if (retry.isPresent()) {
      var delay = retry.get().getRetryDelay();
      failure = failure.withRetryAfter(Duration.ofSeconds(delay.getSeconds(), delay.getNanos()));
    }
    return failure;
  }

  private static Failure withoutInfo(StatusRuntimeException exception) {
    FailureKind kind = kind(null, exception.getStatus().getCode());
    return switch (kind) {
      case UNAVAILABLE ->
          new Failure(
              CommonReason.SERVICE_UNAVAILABLE,
              "A part of Backdrop does not answer at the moment. Try again in a few seconds.",
              exception);
      case UNAUTHENTICATED ->
          new Failure(CommonReason.TOKEN_INVALID, "The access token is not valid.", exception);
      case FORBIDDEN ->
          new Failure(
              CommonReason.SCOPE_MISSING, "The access token does not allow this.", exception);
      case INVALID,
          TOO_LARGE,
          UNSUPPORTED,
          UNPROCESSABLE,
          NOT_FOUND,
          CONFLICT,
          NOT_NOW,
          TOO_MUCH,
          INTERNAL ->
          new Failure(
              new RemoteReason(CommonReason.UNEXPECTED.name(), kind),
              "Something went wrong on our side.",
              exception);
    };
  }

  private static Code code(FailureKind kind) {
    return switch (kind) {
      case INVALID, TOO_LARGE, UNSUPPORTED, UNPROCESSABLE -> Code.INVALID_ARGUMENT;
      case UNAUTHENTICATED -> Code.UNAUTHENTICATED;
      case FORBIDDEN -> Code.PERMISSION_DENIED;
      case NOT_FOUND -> Code.NOT_FOUND;
      case CONFLICT -> Code.ABORTED;
      case NOT_NOW -> Code.FAILED_PRECONDITION;
      case TOO_MUCH -> Code.RESOURCE_EXHAUSTED;
      case UNAVAILABLE -> Code.UNAVAILABLE;
      case INTERNAL -> Code.INTERNAL;
    };
  }

  private static FailureKind kind(@Nullable String named, Code code) {
    for (FailureKind kind : FailureKind.values()) {
      if (kind.name().equals(named)) {
        return kind;
      }
    }
    return switch (code) {
      case INVALID_ARGUMENT, OUT_OF_RANGE -> FailureKind.INVALID;
      case UNAUTHENTICATED -> FailureKind.UNAUTHENTICATED;
      case PERMISSION_DENIED -> FailureKind.FORBIDDEN;
      case NOT_FOUND -> FailureKind.NOT_FOUND;
      case ALREADY_EXISTS, ABORTED -> FailureKind.CONFLICT;
      case FAILED_PRECONDITION -> FailureKind.NOT_NOW;
      // gRPC itself answers this for a message over the size limit.
      case RESOURCE_EXHAUSTED -> FailureKind.TOO_LARGE;
      case UNAVAILABLE, DEADLINE_EXCEEDED -> FailureKind.UNAVAILABLE;
      case OK, CANCELLED, UNKNOWN, UNIMPLEMENTED, INTERNAL, DATA_LOSS -> FailureKind.INTERNAL;
    };
  }

  private static BadRequest badRequest(List<FieldProblem> fields) {
    var badRequest = BadRequest.newBuilder();
    for (FieldProblem problem : fields) {
      badRequest
          .addFieldViolationsBuilder()
          .setField(problem.field())
          .setDescription(problem.rule());
    }
    return badRequest.build();
  }

  private static List<FieldProblem> fields(BadRequest badRequest) {
    return badRequest.getFieldViolationsList().stream()
        .map(violation -> new FieldProblem(violation.getField(), violation.getDescription()))
        .toList();
  }

  private static RetryInfo retryInfo(Duration after) {
    var delay =
        com.google.protobuf.Duration.newBuilder()
            .setSeconds(after.getSeconds())
            .setNanos(after.getNano());
    return RetryInfo.newBuilder().setRetryDelay(delay).build();
  }

  private static <M extends Message> Optional<M> detail(@Nullable Status status, Class<M> type) {
    if (status == null) {
      return Optional.empty();
    }
    for (Any any : status.getDetailsList()) {
      if (any.is(type)) {
        try {
          return Optional.of(any.unpack(type));
        } catch (InvalidProtocolBufferException broken) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
