package backdrop.history.photo;

import backdrop.history.image.KeptImage;
import backdrop.history.page.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An upload as it is kept.
 *
 * @param uploadSha256 of the bytes as they were uploaded; one account keeps them once
 * @param width in pixels, upright
 * @param height in pixels, upright
 * @param hasAlpha whether any pixel is not opaque
 * @param fileName cleaned; may be empty
 * @param createdAt in whole milliseconds
 * @param picture the upright sRGB copy, PNG
 * @param thumbnail JPEG
 * @param masks oldest first
 */
public record Photo(
    String id,
    String accountId,
    String uploadSha256,
    int width,
    int height,
    boolean hasAlpha,
    String fileName,
    Instant createdAt,
    KeptImage picture,
    KeptImage thumbnail,
    List<PhotoMask> masks) {
  public Photo {
    masks = List.copyOf(masks);
  }

  /** The mask last put. */
  public Optional<PhotoMask> lastMask() {
    return masks.isEmpty() ? Optional.empty() : Optional.of(masks.getLast());
  }

  /** The mask of this id. */
  public Optional<PhotoMask> mask(String maskId) {
    return masks.stream().filter(mask -> mask.id().equals(maskId)).findFirst();
  }

  Position position() {
    return new Position(createdAt, id);
  }

  /** Everything that goes when the photo goes. */
  List<String> blobs() {
    return Stream.concat(Stream.of(picture, thumbnail), masks.stream().map(PhotoMask::image))
        .map(KeptImage::blob)
        .toList();
  }
}
