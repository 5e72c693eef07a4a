package backdrop.history.component;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.history.v1.AddPhotoRequest;
import backdrop.history.v1.DownloadImageRequest;
import backdrop.history.v1.DownloadImageResponse;
import backdrop.history.v1.HistoryServiceGrpc;
import backdrop.history.v1.HistoryServiceGrpc.HistoryServiceBlockingStub;
import backdrop.history.v1.Photo;
import backdrop.kit.failure.Failure;
import backdrop.kit.grpc.FailureStatuses;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.BearerToken;
import backdrop.kit.testing.TestIssuer;
import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Calls the service over real gRPC as different people. */
final class HistoryCalls implements AutoCloseable {
  private final ManagedChannel channel;

  HistoryCalls(int port) {
    channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  /** Calls without a token. */
  HistoryServiceBlockingStub anonymous() {
    return HistoryServiceGrpc.newBlockingStub(channel);
  }

  /** Calls as this account. */
  HistoryServiceBlockingStub as(String account) {
    return withRole(account, Roles.USER);
  }

  /** Calls with a token of this role. */
  HistoryServiceBlockingStub withRole(String subject, String role) {
    return anonymous().withCallCredentials(new BearerToken(TestIssuer.token(subject, role)));
  }

  /** Adds a photo as this account. */
  Photo addPhoto(String account, byte[] upload) {
    var request =
        AddPhotoRequest.newBuilder()
            .setPhoto(ByteString.copyFrom(upload))
            .setFileName("mug.jpg")
            .build();
    return as(account).addPhoto(request).getPhoto();
  }

  /** Downloads to the end. */
  List<DownloadImageResponse> download(String account, DownloadImageRequest request) {
    List<DownloadImageResponse> parts = new ArrayList<>();
    as(account).downloadImage(request).forEachRemaining(parts::add);
    return parts;
  }

  /** The bytes of a download. */
  byte[] bytes(String account, DownloadImageRequest request) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    download(account, request).forEach(part -> bytes.writeBytes(part.getChunk().toByteArray()));
    return bytes.toByteArray();
  }

  /** How a call fails. */
  static Failure failure(Runnable call) {
    return FailureStatuses.toFailure(catchThrowableOfType(StatusRuntimeException.class, call::run));
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
