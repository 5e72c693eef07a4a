package backdrop.gateway.generation;

import backdrop.gateway.image.Picture;
import backdrop.gateway.prompt.PromptComposition;
import backdrop.gateway.security.CallerToken;
import backdrop.history.v1.DownloadImageRequest;
import backdrop.history.v1.GetPhotoRequest;
import backdrop.history.v1.HistoryServiceGrpc;
import backdrop.history.v1.HistoryServiceGrpc.HistoryServiceBlockingStub;
import backdrop.history.v1.ImageKind;
import backdrop.inference.v1.Generation;
import backdrop.inference.v1.InferenceServiceGrpc;
import backdrop.inference.v1.StartGenerationHeader;
import backdrop.prompt.v1.ComposePromptRequest;
import backdrop.prompt.v1.ComposePromptResponse;
import io.grpc.Channel;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Starts a generation: composes the prompt, then hands photo and mask on from the library to the
 * painter, chunk by chunk. Safe to repeat with the same request id.
 */
@ApplicationScoped
public class GenerationStart {
  private final HistoryServiceBlockingStub history;
  private final Channel historyChannel;
  private final Channel inferenceChannel;
  private final PromptComposition composition;
  private final CallerToken caller;

  @Inject
  public GenerationStart(
      @GrpcClient("history") HistoryServiceBlockingStub history,
      @GrpcClient("history") Channel historyChannel,
      @GrpcClient("inference") Channel inferenceChannel,
      PromptComposition composition,
      CallerToken caller) {
    this.history = history;
    this.historyChannel = historyChannel;
    this.inferenceChannel = inferenceChannel;
    this.composition = composition;
    this.caller = caller;
  }

  Generation start(String requestId, GenerationRequest request) {
    request.check();
    String maskId = maskId(request);
    ComposePromptResponse prompt =
        request.hasSceneOrStyle() ? compose(request) : ComposePromptResponse.getDefaultInstance();
    StartGenerationHeader header =
        StartGenerationHeader.newBuilder()
            .setRequestId(requestId)
            .setSettings(StartMessages.settings(request, prompt))
            .setLabels(StartMessages.labels(request, prompt))
            .build();
    try (Picture photo = picture(ImageKind.IMAGE_KIND_PHOTO, request.photoId(), "");
        @Nullable Picture mask =
            maskId.isEmpty()
                ? null
                : picture(ImageKind.IMAGE_KIND_MASK, request.photoId(), maskId)) {
      var call =
          caller.on(InferenceServiceGrpc.newBlockingV2Stub(inferenceChannel)).startGeneration();
      return new StartStream(call).send(header, photo, mask);
    }
  }

  /** The mask that was asked for, else the photo's last one, else empty. */
  private String maskId(GenerationRequest request) {
    if (request.maskId() != null) {
      return request.maskId();
    }
    var photo =
        caller
            .on(history)
            .getPhoto(GetPhotoRequest.newBuilder().setPhotoId(request.photoId()).build())
            .getPhoto();
    return photo.hasMask() ? photo.getMask().getMaskId() : "";
  }

  private ComposePromptResponse compose(GenerationRequest request) {
    return composition.compose(
        ComposePromptRequest.newBuilder()
            .setScene(StartMessages.orEmpty(request.scene()))
            .setLanguage(StartMessages.orEmpty(request.language()))
            .setProduct(StartMessages.orEmpty(request.product()))
            .setStyleId(StartMessages.orEmpty(request.styleId()))
            .setNegative(StartMessages.orEmpty(request.negative())),
        StartMessages.orEmpty(request.model()),
        request.syntaxOrLiteral());
  }

  private Picture picture(ImageKind kind, String photoId, String maskId) {
    return Picture.kept(
        caller
            .on(HistoryServiceGrpc.newBlockingV2Stub(historyChannel))
            .downloadImage(
                DownloadImageRequest.newBuilder()
                    .setKind(kind)
                    .setPhotoId(photoId)
                    .setMaskId(maskId)
                    .build()));
  }
}
