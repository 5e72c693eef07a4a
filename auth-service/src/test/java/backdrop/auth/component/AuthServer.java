package backdrop.auth.component;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.auth.v1.AuthServiceGrpc;
import backdrop.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import backdrop.auth.v1.RegisterAccountRequest;
import backdrop.auth.v1.RegisterAccountResponse;
import backdrop.auth.v1.Session;
import backdrop.kit.failure.Failure;
import backdrop.kit.grpc.FailureStatuses;
import backdrop.kit.testing.BearerToken;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** The running service as a client sees it. */
final class AuthServer implements AutoCloseable {
  static final String PASSWORD = "a quiet green teapot";

  private final ManagedChannel channel =
      NettyChannelBuilder.forAddress("127.0.0.1", port("quarkus.grpc.server.test-port"))
          .usePlaintext()
          .build();

  private static int port(String property) {
    return ConfigProvider.getConfig().getValue(property, Integer.class);
  }

  static String httpAddress() {
    return "http://127.0.0.1:" + port("quarkus.http.test-port");
  }

  static String managementAddress() {
    return "http://127.0.0.1:" + port("quarkus.management.test-port");
  }

  AuthServiceBlockingStub anonymous() {
    return AuthServiceGrpc.newBlockingStub(channel);
  }

  AuthServiceBlockingStub as(String accessToken) {
    return anonymous().withCallCredentials(new BearerToken(accessToken));
  }

  AuthServiceBlockingStub as(Session session) {
    return as(session.getAccessToken());
  }

  /** A fresh account with {@link #PASSWORD}. */
  RegisterAccountResponse register() {
    return register(UUID.randomUUID() + "@example.com");
  }

  RegisterAccountResponse register(String email) {
    return anonymous()
        .registerAccount(
            RegisterAccountRequest.newBuilder().setEmail(email).setPassword(PASSWORD).build());
  }

  /** The failure that a call ends with. */
  static Failure failure(Runnable call) {
    return FailureStatuses.toFailure(catchThrowableOfType(StatusRuntimeException.class, call::run));
  }

  /** The name of its reason. */
  static String reason(Runnable call) {
    return failure(call).reason().name();
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
