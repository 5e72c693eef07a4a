package backdrop.inference.component;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.inference.generation.GenerationWorker;
import backdrop.inference.generation.TestPhotos;
import backdrop.inference.v1.Canvas;
import backdrop.inference.v1.DownloadArtifactRequest;
import backdrop.inference.v1.DownloadArtifactResponse;
import backdrop.inference.v1.Generation;
import backdrop.inference.v1.GenerationSettings;
import backdrop.inference.v1.GetGenerationRequest;
import backdrop.inference.v1.InferenceServiceGrpc;
import backdrop.inference.v1.StartGenerationHeader;
import backdrop.inference.v1.StartGenerationRequest;
import backdrop.inference.v1.StartGenerationResponse;
import backdrop.inference.v1.WatchGenerationRequest;
import backdrop.inference.v1.WatchGenerationResponse;
import backdrop.kit.failure.Failure;
import backdrop.kit.grpc.FailureStatuses;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.BearerToken;
import backdrop.kit.testing.MongoServerResource;
import backdrop.kit.testing.TestIssuer;
import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The service as its callers see it: over gRPC, with a database, an issuer and a painter of its
 * own.
 */
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(MongoServerResource.class)
abstract class InferenceComponent {
  /** An image of this seed is painted until it is cancelled. */
  static final long STALLING_SEED = 666;

  @ConfigProperty(name = "quarkus.grpc.server.test-port")
  int port;

  @Inject GenerationWorker worker;

  final String ann = "ann-" + UUID.randomUUID();
  private ManagedChannel channel;

  @BeforeEach
  void connect() {
    worker.start();
    channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
  }

  InferenceServiceGrpc.InferenceServiceBlockingStub asNobody() {
    return InferenceServiceGrpc.newBlockingStub(channel);
  }

  InferenceServiceGrpc.InferenceServiceBlockingStub as(String account) {
    return asNobody().withCallCredentials(new BearerToken(TestIssuer.token(account, Roles.USER)));
  }

  Generation get(String account, String id) {
    return as(account)
        .getGeneration(GetGenerationRequest.newBuilder().setGenerationId(id).build())
        .getGeneration();
  }

  List<WatchGenerationResponse> watch(String account, String id) {
    List<WatchGenerationResponse> heard = new ArrayList<>();
    as(account)
        .watchGeneration(
            WatchGenerationRequest.newBuilder().setGenerationId(id).setWithPreviews(true).build())
        .forEachRemaining(heard::add);
    return heard;
  }

  List<DownloadArtifactResponse> download(String account, String id, int index) {
    List<DownloadArtifactResponse> parts = new ArrayList<>();
    as(account)
        .downloadArtifact(
            DownloadArtifactRequest.newBuilder().setGenerationId(id).setImageIndex(index).build())
        .forEachRemaining(parts::add);
    return parts;
  }

  static ByteString bytes(List<DownloadArtifactResponse> parts) {
    ByteString bytes = ByteString.EMPTY;
    for (DownloadArtifactResponse part : parts.subList(1, parts.size())) {
      bytes = bytes.concat(part.getChunk());
    }
    return bytes;
  }

  Generation start(String account, GenerationSettings settings) {
    return start(
        account,
        List.of(
            header(settings),
            StartGenerationRequest.newBuilder()
                .setPhotoChunk(ByteString.copyFrom(TestPhotos.photo()))
                .build(),
            StartGenerationRequest.newBuilder()
                .setMaskChunk(ByteString.copyFrom(TestPhotos.mask()))
                .build()));
  }

  Generation start(String account, List<StartGenerationRequest> parts) {
    CompletableFuture<Generation> answer = new CompletableFuture<>();
    StreamObserver<StartGenerationRequest> sending =
        InferenceServiceGrpc.newStub(channel)
            .withCallCredentials(new BearerToken(TestIssuer.token(account, Roles.USER)))
            .startGeneration(
                new StreamObserver<>() {
                  @Override
                  public void onNext(StartGenerationResponse response) {
                    answer.complete(response.getGeneration());
                  }

                  @Override
                  public void onError(Throwable failure) {
                    answer.completeExceptionally(failure);
                  }

                  @Override
                  public void onCompleted() {}
                });
    for (StartGenerationRequest part : parts) {
      if (answer.isDone()) {
        break;
      }
      sending.onNext(part);
    }
    if (!answer.isDone()) {
      sending.onCompleted();
    }
    try {
      return answer.join();
    } catch (CompletionException failed) {
      throw (StatusRuntimeException) failed.getCause();
    }
  }

  static StartGenerationRequest header(GenerationSettings settings) {
    return StartGenerationRequest.newBuilder()
        .setHeader(
            StartGenerationHeader.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setSettings(settings))
        .build();
  }

  static GenerationSettings settings(long seed, int count) {
    return GenerationSettings.newBuilder()
        .setPrompt("a light oak table")
        .setSeed(seed)
        .setCount(count)
        .setCanvas(Canvas.newBuilder().setWidth(128).setHeight(128))
        .build();
  }

  static Failure failure(Runnable call) {
    return FailureStatuses.toFailure(catchThrowableOfType(StatusRuntimeException.class, call::run));
  }
}
