package backdrop.history.image;

import backdrop.kit.failure.Failure;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Encoders;
import backdrop.picture.Mask;
import backdrop.picture.Photos;
import backdrop.picture.PictureException;
import backdrop.picture.ProductLook;
import backdrop.picture.RgbaImage;
import backdrop.picture.Thumbnails;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Turns untrusted bytes into the copies that are kept. Only a few pictures are in memory decoded at
 * the same time; further callers wait, and are asked to come back if that takes too long.
 */
public final class PictureReader {
  private static final int THUMBNAIL_SIDE = 512;
  private static final int THUMBNAIL_QUALITY = 85;

  private final DecodeLimits limits;
  private final Semaphore slots;
  private final Duration patience;

  /**
   * @param slots pictures decoded at once
   * @param patience how long a caller waits for a slot
   */
  public PictureReader(DecodeLimits limits, int slots, Duration patience) {
    this.limits = limits;
    this.slots = new Semaphore(slots, true);
    this.patience = patience;
  }

  /**
   * Reads an upload of any accepted type.
   *
   * @throws Failure a PICTURE_ reason
   */
  public ReadPhoto photo(byte[] upload) {
    return withSlot(
        () -> {
          RgbaImage image = Photos.decode(upload, limits).image();
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
  public byte[] mask(byte[] upload, int width, int height) {
    return withSlot(() -> Encoders.png(Mask.decode(upload, width, height, limits)));
  }

  /**
   * A JPEG that fits into a square of {@value #THUMBNAIL_SIDE} pixels.
   *
   * @throws Failure a PICTURE_ reason
   */
  public byte[] thumbnail(byte[] picture) {
    return withSlot(() -> thumbnailOf(Photos.decode(picture, limits).image()));
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
                Photos.decode(thumbnail, limits).image(),
                Mask.decode(mask, width, height, limits)));
  }

  private static byte[] thumbnailOf(RgbaImage image) {
    return Encoders.jpeg(Thumbnails.fit(image, THUMBNAIL_SIDE), THUMBNAIL_QUALITY);
  }

  private <T> T withSlot(Supplier<T> reading) {
    takeSlot();
    try {
      return reading.get();
    } catch (PictureException refused) {
      throw PictureRefusals.failure(refused);
    } finally {
      slots.release();
    }
  }

  private void takeSlot() {
    try {
      if (!slots.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw PictureRefusals.busy();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw PictureRefusals.busy();
    }
  }
}
