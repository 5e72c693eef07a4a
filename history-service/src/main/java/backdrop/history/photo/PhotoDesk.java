package backdrop.history.photo;

import backdrop.history.failure.HistoryReason;
import backdrop.history.image.Images;
import backdrop.history.image.KeptImage;
import backdrop.history.image.PictureReader;
import backdrop.history.image.PictureReader.MaskUpload;
import backdrop.history.image.ReadPhoto;
import backdrop.history.image.Sha256;
import backdrop.history.page.Page;
import backdrop.history.page.PageRequest;
import backdrop.kit.failure.Failure;
import backdrop.picture.MaskReading;
import backdrop.picture.ProductLook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an account can do with its photos and their masks. A photo of another account is answered
 * exactly as one that does not exist.
 */
public final class PhotoDesk {
  private final Photos photos;
  private final Images images;
  private final PictureReader reader;
  private final PhotoLimits limits;
  private final Clock clock;
  private final Supplier<String> ids;
  private final SingleFlight<Upload, AddedPhoto> uploads = new SingleFlight<>();

  private record Upload(String accountId, String sha256) {}

  public PhotoDesk(
      Photos photos,
      Images images,
      PictureReader reader,
      PhotoLimits limits,
      Clock clock,
      Supplier<String> ids) {
    this.photos = photos;
    this.images = images;
    this.reader = reader;
    this.limits = limits;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Keeps an upload, or finds the photo that the same bytes became before; then its first name
   * stays. Safe to repeat by (account, SHA-256 of the upload), also by many callers at once.
   *
   * @throws Failure TOO_MANY_PHOTOS or a PICTURE_ reason; nothing is kept then
   */
  public AddedPhoto add(String accountId, byte[] upload, String fileName) {
    String sha256 = Sha256.hex(upload);
    return uploads.run(
        new Upload(accountId, sha256), () -> addOnce(accountId, sha256, upload, fileName));
  }

  private AddedPhoto addOnce(String accountId, String sha256, byte[] upload, String fileName) {
    Optional<Photo> known = photos.findUpload(accountId, sha256);
    if (known.isPresent()) {
      return new AddedPhoto(known.get(), false);
    }
    // Counted, not reserved: uploads at the very same moment may pass the limit by a few.
    if (photos.count(accountId) >= limits.maxPerAccount()) {
      throw tooMany();
    }
    ReadPhoto read = reader.photo(upload);
    Photo photo =
        new Photo(
            ids.get(),
            accountId,
            sha256,
            read.width(),
            read.height(),
            read.hasAlpha(),
            FileName.clean(fileName),
            now(),
            images.keep("image/png", read.png()),
            images.keep("image/jpeg", read.thumbnail()),
            List.of());
    if (photos.add(photo)) {
      return new AddedPhoto(photo, true);
    }
    // Another replica was faster; the bytes just written name no document and are swept.
    return photos
        .findUpload(accountId, sha256)
        .map(faster -> new AddedPhoto(faster, false))
        .orElseThrow(PhotoDesk::notFound);
  }

  /**
   * One photo.
   *
   * @throws Failure PHOTO_NOT_FOUND
   */
  public Photo get(String accountId, String photoId) {
    return photos.find(accountId, photoId).orElseThrow(PhotoDesk::notFound);
  }

  /**
   * The account's photos, newest first.
   *
   * @throws Failure PAGE_TOKEN_INVALID, PAGE_SIZE_OUT_OF_RANGE
   */
  public Page<Photo> list(String accountId, int pageSize, String pageToken) {
    PageRequest request = PageRequest.of(pageSize, pageToken, List.of("photos", accountId));
    return request.page(
        photos.list(accountId, request.after(), request.lookAhead()), Photo::position);
  }

  /** Deletes a photo with its masks; one that does not exist is deleted already. */
  public void delete(String accountId, String photoId) {
    photos.remove(accountId, photoId).ifPresent(photo -> images.delete(photo.blobs()));
  }

  /**
   * Keeps a mask as the photo's last. Putting the last mask again changes nothing: its SHA-256 and
   * origin make the call safe to repeat.
   *
   * @param origin empty for a mask that a person made
   * @throws Failure PHOTO_NOT_FOUND, MASK_SIZE_DIFFERS, MASK_EMPTY, CONFIDENCE_OUT_OF_RANGE,
   *     TEXT_TOO_LONG or a PICTURE_ reason
   */
  public Photo putMask(
      String accountId,
      String photoId,
      byte[] upload,
      MaskReading reading,
      Optional<CutOutOrigin> origin) {
    origin.ifPresent(PhotoDesk::check);
    Photo photo = get(accountId, photoId);
    byte[] png = reader.mask(upload, reading, photo.width(), photo.height());
    String sha256 = Sha256.hex(png);
    if (photo.lastMask().filter(last -> isSame(last, sha256, origin)).isPresent()) {
      return photo;
    }
    KeptImage image = images.keep("image/png", png);
    PhotoMask mask = new PhotoMask(ids.get(), image, origin, now());
    // Masks that are pushed out leave their bytes to the sweep: somebody may be reading them.
    return photos
        .addMask(accountId, photoId, mask, limits.masksPerPhoto())
        .orElseThrow(PhotoDesk::notFound);
  }

  /**
   * A mask of the photo after some changes, as 8-bit gray PNG; nothing is kept.
   *
   * @throws Failure PHOTO_NOT_FOUND, MASK_NOT_FOUND, MASK_SIZE_DIFFERS, MASK_EMPTY or a PICTURE_
   *     reason
   */
  public byte[] editMask(String accountId, String photoId, MaskEditing editing) {
    Photo photo = get(accountId, photoId);
    MaskUpload mask =
        editing
            .mask()
            .map(png -> new MaskUpload(png, editing.reading(), false))
            .orElseGet(
                () ->
                    new MaskUpload(
                        bytes(mask(accountId, photoId, "")), MaskReading.LUMINANCE, true));
    return reader.editedMask(
        mask, photo.width(), photo.height(), editing.edits(), editing.strokes());
  }

  /**
   * One of the photo's masks.
   *
   * @param maskId empty means the last
   * @throws Failure PHOTO_NOT_FOUND, MASK_NOT_FOUND
   */
  public KeptImage mask(String accountId, String photoId, String maskId) {
    Photo photo = get(accountId, photoId);
    return (maskId.isEmpty() ? photo.lastMask() : photo.mask(maskId))
        .map(PhotoMask::image)
        .orElseThrow(() -> new Failure(HistoryReason.MASK_NOT_FOUND, "There is no such mask."));
  }

  /**
   * How the photo's product looks, by the last mask.
   *
   * @throws Failure PHOTO_NOT_FOUND, MASK_NOT_FOUND
   */
  public ProductLook look(String accountId, String photoId) {
    Photo photo = get(accountId, photoId);
    KeptImage mask = mask(accountId, photoId, "");
    return reader.look(bytes(photo.thumbnail()), bytes(mask), photo.width(), photo.height());
  }

  private byte[] bytes(KeptImage image) {
    try (InputStream stream = images.open(image)) {
      return stream.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static boolean isSame(PhotoMask mask, String sha256, Optional<CutOutOrigin> origin) {
    return mask.image().sha256().equals(sha256) && mask.origin().equals(origin);
  }

  private static void check(CutOutOrigin origin) {
    if (!(origin.confidence() >= 0 && origin.confidence() <= 1)) {
      throw Failure.ofField(
          HistoryReason.CONFIDENCE_OUT_OF_RANGE, "confidence", "must be between 0 and 1");
    }
    if (origin.network().orElse("").length() > CutOutOrigin.LONGEST_NAME) {
      throw Failure.ofField(
          HistoryReason.TEXT_TOO_LONG,
          "network",
          "must have at most %d characters".formatted(CutOutOrigin.LONGEST_NAME));
    }
  }

  private Failure tooMany() {
    return new Failure(
            HistoryReason.TOO_MANY_PHOTOS,
            "The account keeps as many photos as it may. Delete some to add new ones.")
        .withDetails(Map.of("limit", Integer.toString(limits.maxPerAccount())));
  }

  private static Failure notFound() {
    return new Failure(HistoryReason.PHOTO_NOT_FOUND, "There is no such photo.");
  }
}
