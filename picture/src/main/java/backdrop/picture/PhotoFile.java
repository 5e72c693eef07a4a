package backdrop.picture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file whose structure has been walked and found within its limits, but of which nothing is
 * decoded yet. What a decoder gets holds the picture alone: no EXIF, XMP, ICC profile, text or
 * thumbnail.
 */
sealed interface PhotoFile permits JpegFile, PngFile, WebpFile {
  PhotoHeader header();

  /** The embedded colour profile, bounded but not checked; null if there is none. */
  byte @Nullable [] profile();

  /** What the pixels are mixed from. */
  Inks inks();

  /** Decodes the pixels; colours are still those of the {@link #profile()}. */
  PixelRows decode(Deadline deadline) throws IOException;

  static PhotoFile walk(byte[] bytes, DecodeLimits limits) {
    limits.checkBytes(bytes.length);
    return switch (FileType.of(bytes)) {
      case JPEG -> JpegFile.walk(bytes, limits);
      case PNG -> PngFile.walk(bytes, limits);
      case WEBP -> WebpFile.walk(bytes, limits);
    };
  }
}
