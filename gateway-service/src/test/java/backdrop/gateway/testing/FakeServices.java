package backdrop.gateway.testing;

import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.failure.RemoteReason;
import backdrop.kit.grpc.FailureStatuses;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small services behind the gateway, on a real gRPC server; every call must carry a token. */
public final class FakeServices {
  private static final FakeServices RUNNING = new FakeServices();
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final Context.Key<String> ACCOUNT = Context.key("account");
  private static final Pattern SUBJECT = Pattern.compile("\"sub\":\"([^\"]+)\"");

  public final FakeAuth auth = new FakeAuth();
  public final FakePrompt prompt = new FakePrompt();
  public final FakeInference inference = new FakeInference();
  public final FakeHistory history = new FakeHistory();

  private Server server;

  private FakeServices() {
    start();
  }

  /** The one set of services of this test run. */
  public static FakeServices running() {
    return RUNNING;
  }

  public synchronized void start() {
    try {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", ServicesPort.port()))
              .maxInboundMessageSize(32 * 1024 * 1024)
              .intercept(new Tokens())
              .addService(auth)
              .addService(prompt)
              .addService(inference)
              .addService(history)
              .addService(new Serving())
              .build()
              .start();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Ends all connections, as a crash would. */
  public synchronized void crash() {
    try {
      server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** The account whose token the current call carries. */
  static String account() {
    String account = ACCOUNT.get();
    if (account == null) {
      throw failure(FailureKind.UNAUTHENTICATED, "TOKEN_MISSING");
    }
    return account;
  }

  static RuntimeException failure(FailureKind kind, String reason) {
    return FailureStatuses.toStatus(
        new Failure(new RemoteReason(reason, kind), "Said by the fake: " + reason));
  }

  /** Answers once, or fails as the call fails. */
  static <T> void answer(StreamObserver<T> observer, java.util.function.Supplier<T> call) {
    T reply;
    try {
      reply = call.get();
    } catch (RuntimeException failed) {
      observer.onError(failed);
      return;
    }
    observer.onNext(reply);
    observer.onCompleted();
  }

  private static final class Tokens implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      String authorization = headers.get(AUTHORIZATION);
      Context context = Context.current();
      if (authorization != null) {
        String claims =
            new String(
                Base64.getUrlDecoder().decode(authorization.split("\\.", -1)[1]),
                StandardCharsets.UTF_8);
        Matcher subject = SUBJECT.matcher(claims);
        if (subject.find()) {
          context = context.withValue(ACCOUNT, subject.group(1));
        }
      }
      return Contexts.interceptCall(context, call, headers, next);
    }
  }

  private static final class Serving extends HealthGrpc.HealthImplBase {
    @Override
    public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
      answer(
          observer,
          () ->
              HealthCheckResponse.newBuilder()
                  .setStatus(HealthCheckResponse.ServingStatus.SERVING)
                  .build());
    }
  }
}
