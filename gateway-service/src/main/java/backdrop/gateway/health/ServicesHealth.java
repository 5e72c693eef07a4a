package backdrop.gateway.health;

import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while auth serves: without it nobody can be let in. The other services are only named,
 * since the library works while nothing can be painted, and the other way round.
 */
@Readiness
@ApplicationScoped
public class ServicesHealth implements HealthCheck {
  private final Channel auth;
  private final Channel prompt;
  private final Channel inference;
  private final Channel history;

  @Inject
  public ServicesHealth(
      @GrpcClient("auth") Channel auth,
      @GrpcClient("prompt") Channel prompt,
      @GrpcClient("inference") Channel inference,
      @GrpcClient("history") Channel history) {
    this.auth = auth;
    this.prompt = prompt;
    this.inference = inference;
    this.history = history;
  }

  @Override
  public HealthCheckResponse call() {
    String authState = state(auth);
    return HealthCheckResponse.named("services")
        .withData("auth", authState)
        .withData("prompt", state(prompt))
        .withData("inference", state(inference))
        .withData("history", state(history))
        .status("serving".equals(authState))
        .build();
  }

  private static String state(Channel channel) {
    try {
      ServingStatus status =
          HealthGrpc.newBlockingStub(channel)
              .withDeadlineAfter(1, TimeUnit.SECONDS)
              .check(HealthCheckRequest.getDefaultInstance())
              .getStatus();
      return status == ServingStatus.SERVING ? "serving" : "not serving";
    } catch (StatusRuntimeException failed) {
      return "unreachable";
    }
  }
}
