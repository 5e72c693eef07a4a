package backdrop.prompt.grpc;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.kit.failure.Failure;
import backdrop.kit.grpc.FailureStatuses;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.BearerToken;
import backdrop.kit.testing.MongoServerResource;
import backdrop.kit.testing.TestIssuer;
import backdrop.prompt.v1.PromptServiceGrpc;
import backdrop.prompt.yandex.FakeYandexResource;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The service as its callers see it: over gRPC, with a database, an issuer and a Yandex. */
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(MongoServerResource.class)
@QuarkusTestResource(FakeYandexResource.class)
abstract class PromptComponent {
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

  PromptServiceGrpc.PromptServiceBlockingStub asNobody() {
    return PromptServiceGrpc.newBlockingStub(channel);
  }

  PromptServiceGrpc.PromptServiceBlockingStub as(String account) {
    return asNobody().withCallCredentials(new BearerToken(TestIssuer.token(account, Roles.USER)));
  }

  static Failure failure(Runnable call) {
    return FailureStatuses.toFailure(catchThrowableOfType(StatusRuntimeException.class, call::run));
  }
}
