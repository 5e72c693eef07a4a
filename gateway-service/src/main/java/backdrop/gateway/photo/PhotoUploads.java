package backdrop.gateway.photo;

import backdrop.gateway.photo.PhotoJson.MaskProblemJson;
import backdrop.gateway.photo.PhotoJson.UploadedPhoto;
import backdrop.gateway.security.CallerToken;
import backdrop.history.v1.AddPhotoRequest;
import backdrop.history.v1.HistoryServiceGrpc.HistoryServiceBlockingStub;
import backdrop.history.v1.MaskReading;
import backdrop.history.v1.Photo;
import backdrop.history.v1.PutMaskRequest;
import backdrop.inference.v1.CutOutRequest;
import backdrop.inference.v1.CutOutResponse;
import backdrop.inference.v1.InferenceServiceGrpc.InferenceServiceBlockingStub;
import backdrop.kit.failure.Failure;
import backdrop.kit.grpc.FailureStatuses;
import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Keeps a photo and sees to its mask. */
@ApplicationScoped
public class PhotoUploads {
  private final HistoryServiceBlockingStub history;
  private final InferenceServiceBlockingStub inference;
  private final CallerToken caller;

  @Inject
  public PhotoUploads(
      @GrpcClient("history") HistoryServiceBlockingStub history,
      @GrpcClient("inference") InferenceServiceBlockingStub inference,
      CallerToken caller) {
    this.history = history;
    this.inference = inference;
    this.caller = caller;
  }

  /**
   * Keeps the photo, then the given mask; without one, the product is cut out, unless the same
   * photo was there before with a mask. A photo that cannot be cut out is kept all the same.
   */
  UploadedPhoto add(
      ByteString photo, String fileName, @Nullable ByteString mask, MaskReading reading) {
    Photo kept =
        caller
            .on(history)
            .addPhoto(AddPhotoRequest.newBuilder().setPhoto(photo).setFileName(fileName).build())
            .getPhoto();
    if (mask != null) {
      return new UploadedPhoto(putMask(kept.getPhotoId(), mask, reading), null);
    }
    return kept.hasMask() ? new UploadedPhoto(PhotoJson.of(kept), null) : cutOut(kept, photo);
  }

  /** Keeps a mask that a person made. */
  PhotoJson putMask(String photoId, ByteString mask, MaskReading reading) {
    var put =
        caller
            .on(history)
            .putMask(
                PutMaskRequest.newBuilder()
                    .setPhotoId(photoId)
                    .setMask(mask)
                    .setReading(reading)
                    .build());
    return PhotoJson.of(put.getPhoto());
  }

  private UploadedPhoto cutOut(Photo kept, ByteString photo) {
    try {
      CutOutResponse cutOut =
          caller.on(inference).cutOut(CutOutRequest.newBuilder().setPhoto(photo).build());
      var put =
          caller
              .on(history)
              .putMask(
                  PutMaskRequest.newBuilder()
                      .setPhotoId(kept.getPhotoId())
                      .setMask(cutOut.getMask())
                      .setConfidence(cutOut.getConfidence())
                      .setMethod(cutOut.getMethod())
                      .setNetwork(cutOut.getNetwork())
                      .build());
      return new UploadedPhoto(PhotoJson.of(put.getPhoto()), null);
    } catch (StatusRuntimeException impossible) {
      Failure failure = FailureStatuses.toFailure(impossible);
      return new UploadedPhoto(
          PhotoJson.of(kept), new MaskProblemJson(failure.reason().name(), failure.text()));
    }
  }
}
