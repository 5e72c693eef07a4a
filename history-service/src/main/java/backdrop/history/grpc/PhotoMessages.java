package backdrop.history.grpc;

import backdrop.history.photo.CutOutOrigin;
import backdrop.history.photo.CutOutOrigin.Method;
import backdrop.history.photo.Photo;
import backdrop.history.photo.PhotoMask;
import backdrop.history.v1.MaskInfo;
import backdrop.history.v1.MeasureProductResponse;
import backdrop.history.v1.PutMaskRequest;
import backdrop.inference.v1.CutOutMethod;
import backdrop.picture.ProductLook;
import java.util.Optional;

/** Photos on the wire. */
final class PhotoMessages {
  private PhotoMessages() {}

  static backdrop.history.v1.Photo message(Photo photo) {
    var message =
        backdrop.history.v1.Photo.newBuilder()
            .setPhotoId(photo.id())
            .setWidth(photo.width())
            .setHeight(photo.height())
            .setHasAlpha(photo.hasAlpha())
            .setFileName(photo.fileName())
            .setCreatedAt(Times.of(photo.createdAt()));
    photo.lastMask().ifPresent(mask -> message.setMask(message(mask)));
    return message.build();
  }

  static MeasureProductResponse look(ProductLook look) {
    var message = MeasureProductResponse.newBuilder().setAspect((float) look.aspect());
    for (ProductLook.Colour colour : look.colours()) {
      message.addColoursBuilder().setRgb(colour.rgb()).setShare((float) colour.share());
    }
    return message.build();
  }

  /** How a mask was cut out; empty for one that a person made. */
  static Optional<CutOutOrigin> origin(PutMaskRequest request) {
    if (!request.hasConfidence()) {
      return Optional.empty();
    }
    Method method =
        switch (request.getMethod()) {
          case CUT_OUT_METHOD_ALPHA -> Method.ALPHA;
          case CUT_OUT_METHOD_NETWORK -> Method.NETWORK;
          case CUT_OUT_METHOD_AUTOMATIC, CUT_OUT_METHOD_UNSPECIFIED, UNRECOGNIZED ->
              Method.AUTOMATIC;
        };
    return Optional.of(
        new CutOutOrigin(
            request.getConfidence(),
            method,
            Optional.of(request.getNetwork()).filter(name -> !name.isEmpty())));
  }

  private static CutOutMethod method(Method method) {
    return switch (method) {
      case ALPHA -> CutOutMethod.CUT_OUT_METHOD_ALPHA;
      case AUTOMATIC -> CutOutMethod.CUT_OUT_METHOD_AUTOMATIC;
      case NETWORK -> CutOutMethod.CUT_OUT_METHOD_NETWORK;
    };
  }

  private static MaskInfo message(PhotoMask mask) {
    var message =
        MaskInfo.newBuilder().setMaskId(mask.id()).setCreatedAt(Times.of(mask.createdAt()));
    mask.origin()
        .ifPresent(
            origin ->
                message
                    .setConfidence((float) origin.confidence())
                    .setMethod(method(origin.method()))
                    .setNetwork(origin.network().orElse("")));
    return message.build();
  }
}
