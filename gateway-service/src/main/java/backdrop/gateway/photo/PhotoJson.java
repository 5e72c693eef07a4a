package backdrop.gateway.photo;

import backdrop.gateway.wire.Times;
import backdrop.history.v1.MaskInfo;
import backdrop.history.v1.Photo;
import backdrop.inference.v1.CutOutMethod;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An upload as it is kept. */
@Schema(name = "Photo")
public record PhotoJson(
    String photoId,
    @Schema(description = "Pixels, upright") int width,
    @Schema(description = "Pixels, upright") int height,
    boolean hasAlpha,
    String fileName,
    Instant createdAt,
    @Schema(description = "The mask last put; null if there is none") @Nullable MaskJson mask,
    LinksJson links) {

  /** How a mask came about. */
  @Schema(name = "MaskMethod")
  public enum Method {
    @JsonProperty("alpha")
    ALPHA,
    @JsonProperty("automatic")
    AUTOMATIC,
    @JsonProperty("network")
    NETWORK,
    @JsonProperty("painted")
    PAINTED
  }

  /** A mask as it is kept. */
  @Schema(name = "Mask")
  public record MaskJson(
      String maskId,
      @Schema(description = "0 (guess) to 1 (certain); null for masks that people made")
          @Nullable Float confidence,
      @Schema(
              description =
                  "alpha: the photo's own transparency; automatic: found by the built-in way;"
                      + " network: by a segmentation network; painted: by people")
          Method method,
      @Schema(description = "The network's name, where one made the mask")
          @Nullable String network) {}

  /** Where the pictures are. */
  @Schema(name = "PhotoLinks")
  public record LinksJson(String photo, String thumbnail, String mask) {}

  /** One page of photos. */
  @Schema(name = "PhotoPage")
  public record Page(List<PhotoJson> items, @Nullable String nextCursor) {}

  /** A photo as the only thing in a reply. */
  public record PhotoReply(PhotoJson photo) {}

  /** A new photo, and why it has no mask if none could be made. */
  @Schema(name = "UploadedPhoto")
  public record UploadedPhoto(PhotoJson photo, @Nullable MaskProblemJson maskProblem) {}

  /** Why no mask could be made. */
  @Schema(name = "MaskProblem")
  public record MaskProblemJson(String reason, String detail) {}

  static PhotoJson of(Photo photo) {
    String address = "/api/photos/" + photo.getPhotoId();
    return new PhotoJson(
        photo.getPhotoId(),
        photo.getWidth(),
        photo.getHeight(),
        photo.getHasAlpha(),
        photo.getFileName(),
        Times.instant(photo.getCreatedAt()),
        photo.hasMask() ? mask(photo.getMask()) : null,
        new LinksJson(address + "/image", address + "/thumbnail", address + "/mask"));
  }

  private static MaskJson mask(MaskInfo mask) {
    return new MaskJson(
        mask.getMaskId(),
        mask.hasConfidence() ? mask.getConfidence() : null,
        method(mask.getMethod()),
        mask.getNetwork().isEmpty() ? null : mask.getNetwork());
  }

  private static Method method(CutOutMethod method) {
    return switch (method) {
      case CUT_OUT_METHOD_ALPHA -> Method.ALPHA;
      case CUT_OUT_METHOD_AUTOMATIC -> Method.AUTOMATIC;
      case CUT_OUT_METHOD_NETWORK -> Method.NETWORK;
      case CUT_OUT_METHOD_UNSPECIFIED, UNRECOGNIZED -> Method.PAINTED;
    };
  }
}
