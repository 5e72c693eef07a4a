package backdrop.history.image;

import backdrop.history.failure.HistoryReason;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FieldProblem;
import backdrop.picture.DecodeLimits;
import backdrop.picture.DecoderSlots;
import backdrop.picture.Encoders;
import backdrop.picture.Mask;
import backdrop.picture.MaskReading;
import backdrop.picture.Photo;
import backdrop.picture.Photos;
import backdrop.picture.PictureException;
import backdrop.picture.ProductLook;
import backdrop.picture.RgbaImage;
import backdrop.picture.Thumbnails;
import backdrop.picture.mask.MaskEdit;
import backdrop.picture.mask.MaskEdits;
import backdrop.picture.output.OutputFormat;
import backdrop.picture.output.PsdFile;
import backdrop.picture.provenance.FileParts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Turns untrusted bytes into the copies that are kept. Only a few pictures are in memory decoded at
 * the same time; further callers wait, and are asked to come back if that takes too long.
 */
public final class PictureReader {
  private static final Logger LOG = System.getLogger(PictureReader.class.getName());
  private static final int THUMBNAIL_SIDE = 512;
  private static final int THUMBNAIL_QUALITY = 85;

  private final DecodeLimits limits;
  private final DecodeLimits ownLimits;
  private final DecoderSlots slots;

  /**
   * @param limits what an upload may cost
   * @param slots one for each picture that may be in memory decoded
   */
  public PictureReader(DecodeLimits limits, DecoderSlots slots) {
    this.limits = limits;
    // Pictures of our own making: lossless ones outgrow any upload, thumbnails may be narrow.
    this.ownLimits = limits.withMaxBytes(Integer.MAX_VALUE).withMinSide(1);
    this.slots = slots;
  }

  /**
   * Reads an upload of any accepted type.
   *
   * @throws Failure a PICTURE_ reason
   */
  public ReadPhoto photo(byte[] upload) {
    return withSlot(
        () -> {
          Photo photo = Photos.decode(upload, limits);
          if (photo.profile() == Photo.Profile.IGNORED) {
            LOG.log(
                Level.WARNING,
                "The colour profile of a {0} was broken or of another colour model and was ignored",
                photo.format());
          }
          RgbaImage image = photo.image();
          return new ReadPhoto(
              image.width(),
              image.height(),
              !image.opaque(),
              Encoders.png(image),
              thumbnailOf(image));
        });
  }

  /**
   * Reads a mask for a photo of this size and writes it as 8-bit gray PNG, white = paint.
   *
   * @throws Failure MASK_SIZE_DIFFERS, MASK_EMPTY or a PICTURE_ reason
   */
  public byte[] mask(byte[] upload, MaskReading reading, int width, int height) {
    return withSlot(() -> Encoders.png(Mask.decode(upload, reading, width, height, limits)));
  }

  /**
   * A mask for a photo of this size after some changes, as 8-bit gray PNG.
   *
   * @param strokes a PNG; needed by changes that combine
   * @throws Failure MASK_SIZE_DIFFERS, MASK_EMPTY (before the changes or after) or a PICTURE_
   *     reason
   */
  public byte[] editedMask(
      MaskUpload mask, int width, int height, List<MaskEdit> edits, Optional<byte[]> strokes) {
    return withSlot(
        () -> {
          Optional<Mask> drawn =
              strokes.map(
                  upload ->
                      ofField("strokes", () -> Mask.decodeStrokes(upload, width, height, limits)));
          DecodeLimits fair = mask.ours() ? ownLimits : limits;
          Mask before =
              ofField("mask", () -> Mask.decode(mask.png(), mask.reading(), width, height, fair));
          Mask edited = MaskEdits.apply(before, edits, drawn);
          return ofField(
              "edits",
              () -> {
                edited.requireProduct();
                return Encoders.png(edited);
              });
        });
  }

  /** Says which of several files cannot be used. */
  private static <T> T ofField(String field, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (PictureException refused) {
      Failure failure = PictureRefusals.failure(refused);
      throw failure.withFields(List.of(new FieldProblem(field, failure.text())));
    }
  }

  /**
   * A mask's file.
   *
   * @param ours whether it is of our own making, so that no upload limit holds for it
   */
  public record MaskUpload(byte[] png, MaskReading reading, boolean ours) {}

  /**
   * A JPEG of a picture of our own making, which no upload limit holds for, that fits into a square
   * of {@value #THUMBNAIL_SIDE} pixels.
   *
   * @throws Failure a PICTURE_ reason
   */
  public byte[] thumbnail(byte[] picture) {
    boolean layered = FileParts.format(picture).equals(Optional.of(OutputFormat.PSD));
    return withSlot(
        () ->
            thumbnailOf(
                layered ? PsdFile.picture(picture) : Photos.decode(picture, ownLimits).image()));
  }

  /**
   * How what the mask keeps looks.
   *
   * @param thumbnail of the photo
   * @param mask as {@link #mask} wrote it, of this size
   * @throws Failure a PICTURE_ reason
   */
  public ProductLook look(byte[] thumbnail, byte[] mask, int width, int height) {
    return withSlot(
        () ->
            ProductLook.measure(
                Photos.decode(thumbnail, ownLimits).image(),
                Mask.decode(mask, width, height, ownLimits)));
  }

  /**
   * Reads a finished file of our own and works on its pixels; a slot is held until the work is
   * done.
   *
   * @param work given the pixels, and whether the file's colours are sRGB
   * @throws Failure a PICTURE_ reason
   */
  public <T> T own(byte[] picture, OutputFormat format, BiFunction<RgbaImage, Boolean, T> work) {
    return withSlot(
        () -> {
          if (format == OutputFormat.PSD) {
            return work.apply(PsdFile.picture(picture), true);
          }
          Photo photo = Photos.decode(picture, ownLimits);
          boolean srgb =
              photo.profile() == Photo.Profile.ABSENT || photo.profile() == Photo.Profile.SRGB;
          return work.apply(photo.image(), srgb);
        });
  }

  private static byte[] thumbnailOf(RgbaImage image) {
    return Encoders.jpeg(Thumbnails.fit(image, THUMBNAIL_SIDE), THUMBNAIL_QUALITY);
  }

  private <T> T withSlot(Supplier<T> reading) {
    try (var _ = slots.take()) {
      return reading.get();
    } catch (PictureException refused) {
      throw PictureRefusals.failure(refused);
    } catch (PsdFile.Broken broken) {
      throw new Failure(HistoryReason.PICTURE_CORRUPT, String.valueOf(broken.getMessage()), broken);
    }
  }
}
