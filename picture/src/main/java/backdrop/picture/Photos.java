package backdrop.picture;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns untrusted bytes into upright sRGB pixels or refuses them with a typed reason; nothing else
 * ever comes out of it.
 *
 * <p>The order: length, type by magic bytes, a walk over the file's structure that checks every
 * limit, a decoder slot, the decoder with a deadline on the picture's own data alone, samples to
 * sRGB by hand, orientation. One JVM decodes as many photos at once as it has processors, and up to
 * {@value #QUEUE} wait.
 */
public final class Photos {
  private static final int QUEUE = 16;
  private static final DecoderSlots SLOTS =
      new DecoderSlots(Runtime.getRuntime().availableProcessors(), QUEUE, Duration.ofMinutes(1));

  private Photos() {}

  /**
   * Decodes a JPEG, PNG or WebP photo. Blocks while all decoders are busy; call it from a thread
   * that may block.
   *
   * @throws PictureException if the bytes are refused
   */
  public static Photo decode(byte[] bytes, DecodeLimits limits) {
    return decode(bytes, limits, SLOTS);
  }

  /**
   * Walks the file and checks it against the limits without decoding it.
   *
   * @throws PictureException if the bytes are refused
   */
  public static PhotoHeader inspect(byte[] bytes, DecodeLimits limits) {
    return walk(bytes, limits).header();
  }

  /**
   * The media type that the first bytes speak of, be it one that is read, such as {@code
   * image/png}, or not, such as {@code image/heic}; empty for anything unknown.
   */
  public static Optional<String> mediaType(byte[] bytes) {
    return FileType.mediaType(bytes);
  }

  static Photo decode(byte[] bytes, DecodeLimits limits, DecoderSlots slots) {
    PhotoFile file = walk(bytes, limits);
    try (var _ = slots.take()) {
      return decode(file, new Deadline(limits.deadline()));
    }
  }

  private static PhotoFile walk(byte[] bytes, DecodeLimits limits) {
    try {
      return PhotoFile.walk(bytes, limits);
    } catch (IndexOutOfBoundsException broken) {
      throw PictureException.of(Refusal.CORRUPT, "The picture's header is broken.", broken);
    }
  }

  private static Photo decode(PhotoFile file, Deadline deadline) {
    try (PixelRows rows = file.decode(deadline)) {
      ProfileTransform profile = ProfileTransform.of(file.profile(), file.inks());
      RgbaImage image = Upright.assemble(file.header(), rows, profile, deadline);
      return new Photo(image, file.header().format(), profile.outcome());
    } catch (PictureException refused) {
      throw refused;
    } catch (IOException | RuntimeException | StackOverflowError broken) {
      deadline.check();
      throw undecodable(broken);
    } catch (OutOfMemoryError tooMuch) {
      throw PictureException.of(
          Refusal.TOO_COMPLEX, "The picture needs too much memory to be read.", tooMuch);
    }
  }

  /**
   * Readers answer broken data with whatever they stumble over; all of it means the same to the
   * sender.
   */
  private static PictureException undecodable(Throwable broken) {
    for (@Nullable Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof EOFException) {
        return PictureException.of(
            Refusal.TRUNCATED, "The file ends before its picture does.", broken);
      }
    }
    return PictureException.of(
        Refusal.CORRUPT, "The picture's data is broken and cannot be read.", broken);
  }
}
