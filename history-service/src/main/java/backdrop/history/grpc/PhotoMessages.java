package backdrop.history.grpc;

import backdrop.history.photo.Photo;
import backdrop.history.photo.PhotoMask;
import backdrop.history.v1.MaskInfo;
import backdrop.history.v1.MeasureProductResponse;
import backdrop.picture.ProductLook;

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

  private static MaskInfo message(PhotoMask mask) {
    var message =
        MaskInfo.newBuilder().setMaskId(mask.id()).setCreatedAt(Times.of(mask.createdAt()));
    mask.confidence().ifPresent(confidence -> message.setConfidence(confidence.floatValue()));
    return message.build();
  }
}
