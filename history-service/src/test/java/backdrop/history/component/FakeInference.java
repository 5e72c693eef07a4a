package backdrop.history.component;

import backdrop.history.image.Sha256;
import backdrop.inference.v1.Artifact;
import backdrop.inference.v1.DownloadArtifactRequest;
import backdrop.inference.v1.DownloadArtifactResponse;
import backdrop.inference.v1.InferenceServiceGrpc;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.failure.RemoteReason;
import backdrop.kit.grpc.BearerTokenMechanism;
import backdrop.kit.grpc.FailureStatuses;
import com.google.protobuf.ByteString;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A real gRPC server that hands out artifacts, and can be away. */
@Singleton
public class FakeInference {
  private static final int CHUNK = 100_000;

  private final int port;
  private final Map<String, byte[]> artifacts = new ConcurrentHashMap<>();
  private final Map<String, RemoteReason> refusals = new ConcurrentHashMap<>();
  private final List<String> downloads = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private Optional<Server> server = Optional.empty();

  public FakeInference(
      @ConfigProperty(name = "quarkus.grpc.clients.inference.test-port") int port) {
    this.port = port;
  }

  /** Answers from now on. */
  public synchronized void open() {
    if (server.isPresent()) {
      return;
    }
    try {
      server =
          Optional.of(
              NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
                  .addService(service())
                  .intercept(new TokenReader())
                  .build()
                  .start());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Refuses every connection from now on. */
  @PreDestroy
  public synchronized void close() {
    server.ifPresent(running -> running.shutdownNow());
    server = Optional.empty();
  }

  /** Has this image from now on. */
  public void put(String generationId, int index, byte[] bytes) {
    artifacts.put(generationId + "/" + index, bytes);
  }

  /** Refuses downloads of this generation from now on. */
  public void refuse(String generationId, String reason, FailureKind kind) {
    refusals.put(generationId, new RemoteReason(reason, kind));
  }

  /** How often this image was downloaded. */
  public long downloads(String generationId, int index) {
    return downloads.stream().filter((generationId + "/" + index)::equals).count();
  }

  /** Every value of the authorization header that was seen. */
  public List<String> tokens() {
    return tokens;
  }

  private ServerServiceDefinition service() {
    return ServerServiceDefinition.builder(InferenceServiceGrpc.SERVICE_NAME)
        .addMethod(
            InferenceServiceGrpc.getDownloadArtifactMethod(),
            ServerCalls.asyncServerStreamingCall(this::download))
        .build();
  }

  private void download(
      DownloadArtifactRequest request, StreamObserver<DownloadArtifactResponse> answer) {
    String name = request.getGenerationId() + "/" + request.getImageIndex();
    downloads.add(name);
    RemoteReason refusal = refusals.get(request.getGenerationId());
    byte[] bytes = artifacts.get(name);
    if (refusal != null || bytes == null) {
      RemoteReason reason =
          refusal == null
              ? new RemoteReason("GENERATION_NOT_FOUND", FailureKind.NOT_FOUND)
              : refusal;
      answer.onError(FailureStatuses.toStatus(new Failure(reason, "No.")));
      return;
    }
    answer.onNext(
        DownloadArtifactResponse.newBuilder()
            .setArtifact(Artifact.newBuilder().setBytes(bytes.length).setSha256(Sha256.hex(bytes)))
            .build());
    for (int from = 0; from < bytes.length; from += CHUNK) {
      ByteString chunk = ByteString.copyFrom(bytes, from, Math.min(CHUNK, bytes.length - from));
      answer.onNext(DownloadArtifactResponse.newBuilder().setChunk(chunk).build());
    }
    answer.onCompleted();
  }

  private final class TokenReader implements ServerInterceptor {
    @Override
    public <ReqT, RespT> ServerCall.Listener<ReqT> interceptCall(
        ServerCall<ReqT, RespT> call, Metadata metadata, ServerCallHandler<ReqT, RespT> next) {
      tokens.add(String.valueOf(metadata.get(BearerTokenMechanism.AUTHORIZATION)));
      return next.startCall(call, metadata);
    }
  }
}
