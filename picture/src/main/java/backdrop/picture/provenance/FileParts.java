package backdrop.picture.provenance;

import backdrop.picture.output.OutputFormat;
import java.util.Optional;

/**
 * Puts XMP into finished files and takes it out again. What carries the picture stays byte for
 * byte.
 */
public final class FileParts {
  private FileParts() {}

  /**
   * The file with this XMP in place of what it had.
   *
   * @throws IllegalArgumentException if the bytes are no file of that format
   */
  public static byte[] with(OutputFormat format, byte[] file, Xmp xmp) {
    byte[] packet = xmp.packet();
    if (packet.length > Xmp.MAX_BYTES) {
      throw new IllegalArgumentException(
          "%d bytes of XMP do not fit; at most %d do".formatted(packet.length, Xmp.MAX_BYTES));
    }
    return container(format, file).with(packet);
  }

  /**
   * What the file says about itself, if it was written here and nobody took it out.
   *
   * @throws IllegalArgumentException if the bytes are no file of that format
   */
  public static Optional<Xmp> xmp(OutputFormat format, byte[] file) {
    return container(format, file).packet().flatMap(Xmp::read);
  }

  /**
   * The bytes that carry the picture: the same before and after {@link #with}.
   *
   * @throws IllegalArgumentException if the bytes are no file of that format
   */
  public static byte[] content(OutputFormat format, byte[] file) {
    return container(format, file).content();
  }

  /** The format by the first bytes; empty for anything that is not written here. */
  public static Optional<OutputFormat> format(byte[] file) {
    for (OutputFormat format : OutputFormat.values()) {
      if (starts(format, file)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  private static boolean starts(OutputFormat format, byte[] file) {
    return switch (format) {
      case PNG -> Bytes.startsWith(file, 0, 0x89, 'P', 'N', 'G');
      case JPEG -> Bytes.startsWith(file, 0, 0xff, 0xd8, 0xff);
      case WEBP ->
          Bytes.startsWith(file, 0, 'R', 'I', 'F', 'F')
              && Bytes.startsWith(file, 8, 'W', 'E', 'B', 'P');
      case PSD -> Bytes.startsWith(file, 0, '8', 'B', 'P', 'S');
    };
  }

  private static Container container(OutputFormat format, byte[] file) {
    try {
      if (starts(format, file)) {
        return switch (format) {
          case PNG -> PngContainer.of(file);
          case JPEG -> JpegContainer.of(file);
          case WEBP -> WebpContainer.of(file);
          case PSD -> PsdContainer.of(file);
        };
      }
    } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException broken) {
      throw new IllegalArgumentException("the " + format + " is cut off or broken", broken);
    }
    throw new IllegalArgumentException("the bytes are no " + format);
  }
}
