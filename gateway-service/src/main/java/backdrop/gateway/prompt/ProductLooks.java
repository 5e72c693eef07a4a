package backdrop.gateway.prompt;

import backdrop.gateway.security.CallerToken;
import backdrop.history.v1.HistoryServiceGrpc.HistoryServiceBlockingStub;
import backdrop.history.v1.MeasureProductRequest;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.grpc.FailureStatuses;
import backdrop.prompt.v1.ProductLook;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** How products look, as history measures them on their photos. */
@ApplicationScoped
public class ProductLooks {
  private final HistoryServiceBlockingStub history;
  private final CallerToken caller;

  @Inject
  public ProductLooks(
      @GrpcClient("history") HistoryServiceBlockingStub history, CallerToken caller) {
    this.history = history;
    this.caller = caller;
  }

  /**
   * The look of a photo's product; nothing of it if no photo is named, or while history cannot
   * measure, since a suggestion can do without.
   *
   * @throws StatusRuntimeException if there is no such photo
   */
  ProductLook of(@Nullable String photoId) {
    if (photoId == null || photoId.isEmpty()) {
      return ProductLook.getDefaultInstance();
    }
    try {
      var measured =
          caller
              .on(history)
              .measureProduct(MeasureProductRequest.newBuilder().setPhotoId(photoId).build());
      var look = ProductLook.newBuilder().setAspect(measured.getAspect());
      measured
          .getColoursList()
          .forEach(
              colour ->
                  look.addColoursBuilder().setRgb(colour.getRgb()).setShare(colour.getShare()));
      return look.build();
    } catch (StatusRuntimeException problem) {
      Failure failure = FailureStatuses.toFailure(problem);
      boolean callers =
          failure.kind() == FailureKind.UNAUTHENTICATED
              || failure.reason().name().equals("PHOTO_NOT_FOUND");
      if (callers) {
        throw problem;
      }
      return ProductLook.getDefaultInstance();
    }
  }
}
