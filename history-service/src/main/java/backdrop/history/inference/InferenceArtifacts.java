package backdrop.history.inference;

import backdrop.history.failure.HistoryReason;
import backdrop.history.record.Artifacts;
import backdrop.inference.v1.DownloadArtifactRequest;
import backdrop.inference.v1.DownloadArtifactResponse;
import backdrop.inference.v1.InferenceServiceGrpc.InferenceServiceBlockingStub;
import backdrop.kit.failure.CommonReason;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.grpc.FailureStatuses;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

/** Finished images from the inference service, by {@code DownloadArtifact}. */
public final class InferenceArtifacts implements Artifacts {
  private final InferenceServiceBlockingStub inference;
  private final ServiceToken token;
  private final Duration deadline;

  /**
   * @param deadline how long one image may take
   */
  public InferenceArtifacts(
      InferenceServiceBlockingStub inference, ServiceToken token, Duration deadline) {
    this.inference = inference;
    this.token = token;
    this.deadline = deadline;
  }

  @Override
  public Optional<byte[]> fetch(String generationId, int imageIndex) {
    var request =
        DownloadArtifactRequest.newBuilder()
            .setGenerationId(generationId)
            .setImageIndex(imageIndex)
            .build();
    var call =
        inference
            .withCallCredentials(new TokenCredentials(token.value()))
            .withDeadlineAfter(deadline);
    try {
      return Optional.of(read(call.downloadArtifact(request)));
    } catch (StatusRuntimeException refused) {
      return refused(FailureStatuses.toFailure(refused));
    }
  }

  private static byte[] read(Iterator<DownloadArtifactResponse> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    parts.forEachRemaining(part -> bytes.writeBytes(part.getChunk().toByteArray()));
    return bytes.toByteArray();
  }

  private Optional<byte[]> refused(Failure failure) {
    if (isGone(failure)) {
      return Optional.empty();
    }
    if (failure.kind() == FailureKind.UNAUTHENTICATED) {
      token.forget();
    }
    throw switch (failure.kind()) {
      case UNAVAILABLE, UNAUTHENTICATED, FORBIDDEN, TOO_MUCH ->
          new Failure(
              CommonReason.SERVICE_UNAVAILABLE,
              "The inference service hands out no images: " + failure.reason().name(),
              failure);
      case INVALID, TOO_LARGE, UNSUPPORTED, UNPROCESSABLE, NOT_FOUND, CONFLICT, NOT_NOW, INTERNAL ->
          failure;
    };
  }

  private static boolean isGone(Failure failure) {
    return failure.kind() == FailureKind.NOT_FOUND
        || failure.reason().name().equals(HistoryReason.RESULT_EXPIRED.name());
  }
}
