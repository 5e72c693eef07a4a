package backdrop.kit.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.kit.echo.EchoReply;
import backdrop.kit.echo.EchoRequest;
import backdrop.kit.echo.EchoServiceGrpc;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.failure.FieldProblem;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.BearerToken;
import backdrop.kit.testing.TestIssuer;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
class TransportComponentTest {
  @ConfigProperty(name = "quarkus.grpc.server.test-port")
  int port;

  private ManagedChannel channel;

  @BeforeEach
  void connect() {
    channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
  }

  @Test
  void knowsTheAccountOfAValidToken() {
    EchoReply reply = as(TestIssuer.token("account-1", Roles.USER)).whoAmI(text(""));

    assertThat(reply.getText()).isEqualTo("account-1");
  }

  @Test
  void servesACallWhoseKeyHasToBeFetchedFirst() {
    EchoReply reply = as(TestIssuer.tokenOfANewKey("account-2", Roles.USER)).whoAmI(text(""));

    assertThat(reply.getText()).isEqualTo("account-2");
  }

  @Test
  void refusesACallWithoutToken() {
    Failure failure = failure(() -> EchoServiceGrpc.newBlockingStub(channel).whoAmI(text("")));

    assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHENTICATED);
    assertThat(failure.reason().name()).isEqualTo("TOKEN_MISSING");
  }

  @Test
  void refusesATokenOfAnotherIssuer() {
    Failure failure =
        failure(() -> as(TestIssuer.foreignToken("account-1", Roles.USER)).whoAmI(text("")));

    assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHENTICATED);
    assertThat(failure.reason().name()).isEqualTo("TOKEN_INVALID");
  }

  @Test
  void refusesAnExpiredToken() {
    Failure failure =
        failure(() -> as(TestIssuer.expiredToken("account-1", Roles.USER)).whoAmI(text("")));

    assertThat(failure.reason().name()).isEqualTo("TOKEN_INVALID");
  }

  @Test
  void refusesATokenWithoutTheRole() {
    Failure failure =
        failure(() -> as(TestIssuer.token("account-1", Roles.SERVICE)).whoAmI(text("")));

    assertThat(failure.kind()).isEqualTo(FailureKind.FORBIDDEN);
    assertThat(failure.reason().name()).isEqualTo("SCOPE_MISSING");
  }

  @Test
  void carriesReasonFieldAndRule() {
    Failure failure = failure(() -> anonymous().fail(text("loud")));

    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
    assertThat(failure.reason().name()).isEqualTo("TEXT_TOO_LOUD");
    assertThat(failure.fields()).containsExactly(new FieldProblem("text", "must be quiet"));
  }

  @Test
  void carriesTheKindWhereSeveralShareACode() {
    Failure failure = failure(() -> anonymous().fail(text("odd")));

    assertThat(failure.kind()).isEqualTo(FailureKind.UNPROCESSABLE);
    assertThat(failure.details()).containsEntry("limit", "64").containsEntry("value", "1");
  }

  @Test
  void carriesWhenToTryAgain() {
    Failure failure = failure(() -> anonymous().fail(text("full")));

    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void keepsTheTextOfAFaultToItself() {
    Failure failure = failure(() -> anonymous().fail(text("crash")));

    assertThat(failure.kind()).isEqualTo(FailureKind.INTERNAL);
    assertThat(failure.text()).doesNotContain("secret");
    assertThat(failure.details()).containsKey("incidentId");
  }

  @Test
  void endsAStreamWithTheFailureAfterWhatWasSent() {
    List<String> received = new ArrayList<>();

    Failure failure =
        failure(
            () ->
                as(TestIssuer.token("account-1", Roles.USER))
                    .failLater(text("full"))
                    .forEachRemaining(reply -> received.add(reply.getText())));

    assertThat(received).containsExactly("account-1", "account-1", "account-1");
    assertThat(failure.reason().name()).isEqualTo("QUEUE_FULL");
  }

  private EchoServiceGrpc.EchoServiceBlockingStub anonymous() {
    return EchoServiceGrpc.newBlockingStub(channel);
  }

  private EchoServiceGrpc.EchoServiceBlockingStub as(String token) {
    return anonymous().withCallCredentials(new BearerToken(token));
  }

  private static Failure failure(Runnable call) {
    var status = catchThrowableOfType(StatusRuntimeException.class, call::run);
    return FailureStatuses.toFailure(status);
  }

  private static EchoRequest text(String text) {
    return EchoRequest.newBuilder().setText(text).build();
  }
}
