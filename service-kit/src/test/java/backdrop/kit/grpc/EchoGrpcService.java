package backdrop.kit.grpc;

import backdrop.kit.echo.EchoReply;
import backdrop.kit.echo.EchoRequest;
import backdrop.kit.echo.EchoService;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.failure.FailureReason;
import backdrop.kit.identity.Caller;
import backdrop.kit.identity.Roles;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;

@GrpcService
public class EchoGrpcService implements EchoService {
  @Inject Caller caller;

  enum EchoReason implements FailureReason {
    TEXT_TOO_LOUD(FailureKind.INVALID),
    PICTURE_ODD(FailureKind.UNPROCESSABLE),
    QUEUE_FULL(FailureKind.TOO_MUCH);

    private final FailureKind kind;

    EchoReason(FailureKind kind) {
      this.kind = kind;
    }

    @Override
    public FailureKind kind() {
      return kind;
    }
  }

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Uni<EchoReply> whoAmI(EchoRequest request) {
    return Uni.createFrom().item(reply(caller.accountId()));
  }

  @Override
  @PermitAll
  @Blocking
  public Uni<EchoReply> fail(EchoRequest request) {
    throw failure(request.getText());
  }

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Multi<EchoReply> failLater(EchoRequest request) {
    String account = caller.accountId();
    Multi<EchoReply> three =
        Multi.createFrom().items(reply(account), reply(account), reply(account));
    return Multi.createBy()
        .concatenating()
        .streams(three, Multi.createFrom().failure(failure(request.getText())));
  }

  private static RuntimeException failure(String text) {
    return switch (text) {
      case "loud" -> Failure.ofField(EchoReason.TEXT_TOO_LOUD, "text", "must be quiet");
      case "odd" ->
          new Failure(EchoReason.PICTURE_ODD, "This picture is odd.")
              .withDetails(Map.of("limit", "64", "value", "1"));
      case "full" ->
          new Failure(EchoReason.QUEUE_FULL, "The queue is full.")
              .withRetryAfter(Duration.ofSeconds(7));
      default -> new IllegalStateException("secret inside");
    };
  }

  private static EchoReply reply(String text) {
    return EchoReply.newBuilder().setText(text).build();
  }
}
