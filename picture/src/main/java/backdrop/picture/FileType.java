package backdrop.picture;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells a file's type from its first bytes; a name or a declared type is never asked. */
final class FileType {
  /**
   * A type that people do send and that is not read, so that the refusal can name it and say what
   * to do instead. Each char of {@code magic} is one byte.
   */
  private record Other(String name, String mediaType, int at, String magic, String advice) {}

  private static final String AS_PNG = "Save it as PNG and send that.";
  private static final String AS_JPEG = "Export it as JPEG or PNG and send that.";
  private static final String IN_ITS_SIZE =
      "It has no pixels of its own: export it as PNG in the size that you need.";
  private static final String MOST_COMPATIBLE =
      "Export it as JPEG and send that; an iPhone takes JPEG photos when Settings > Camera > Formats"
          + " says Most Compatible.";
  private static final String ONE_FRAME = "Send one picture of it as JPEG or PNG.";

  private static final Other HEIC = heif("HEIC", "image/heic", "", MOST_COMPATIBLE);
  private static final Other AVIF = heif("AVIF", "image/avif", "", AS_JPEG);

  private static final List<Other> OTHERS =
      List.of(
          new Other("GIF", "image/gif", 0, "GIF8", AS_PNG),
          new Other("BMP", "image/bmp", 0, "BM", AS_PNG),
          new Other("TIFF", "image/tiff", 0, "II*\0", AS_JPEG),
          new Other("TIFF", "image/tiff", 0, "MM\0*", AS_JPEG),
          new Other("TIFF", "image/tiff", 0, "II+\0", AS_JPEG),
          new Other("TIFF", "image/tiff", 0, "MM\0+", AS_JPEG),
          heif("AVIF", "image/avif", "avi", AS_JPEG),
          heif("HEIC", "image/heic", "hei", MOST_COMPATIBLE),
          heif("HEIC", "image/heic", "hev", MOST_COMPATIBLE),
          heif("camera raw", "image/x-canon-cr3", "crx ", AS_JPEG),
          heif("video", "video/mp4", "", ONE_FRAME),
          new Other("JPEG XL", "image/jxl", 0, "\u00ff\n", AS_JPEG),
          new Other("JPEG XL", "image/jxl", 4, "JXL ", AS_JPEG),
          new Other("JPEG 2000", "image/jp2", 4, "jP  ", AS_JPEG),
          new Other("JPEG 2000", "image/jp2", 0, "\u00ffO\u00ffQ", AS_JPEG),
          new Other("Photoshop", "image/vnd.adobe.photoshop", 0, "8BPS", AS_PNG),
          new Other("ICO", "image/vnd.microsoft.icon", 0, "\0\0\1\0", AS_PNG),
          new Other("ICO", "image/vnd.microsoft.icon", 0, "\0\0\2\0", AS_PNG),
          new Other("PDF", "application/pdf", 0, "%PDF", IN_ITS_SIZE),
          new Other("EPS", "application/postscript", 0, "%!PS", IN_ITS_SIZE),
          new Other("EPS", "application/postscript", 0, "\u00c5\u00d0\u00d3\u00c6", IN_ITS_SIZE),
          new Other("ZIP", "application/zip", 0, "PK\3\4", "Unpack it and send the picture."),
          new Other(
              "gzip, perhaps SVGZ",
              "application/gzip",
              0,
              "\u001f\u008b",
              "Unpack it; a drawing has to be exported as PNG."));

  private static final Other SVG = text("SVG", "image/svg+xml", IN_ITS_SIZE);
  private static final Other HTML =
      text("HTML", "text/html", "Save the picture itself and not the page around it.");
  private static final Other UNKNOWN =
      text("something else", "application/octet-stream", "Export it as JPEG or PNG.");

  private FileType() {}

  /**
   * The format of a file that may be read.
   *
   * @throws PictureException if it is too short or of another type
   */
  static PictureFormat of(byte[] bytes) {
    if (bytes.length < 4) {
      throw PictureException.of(Refusal.EMPTY, "The file is empty or too short to be a picture.");
    }
    return read(bytes).orElseThrow(() -> notRead(other(bytes)));
  }

  /** The media type, of a type that is read or not; empty if the bytes say nothing known. */
  static Optional<String> mediaType(byte[] bytes) {
    return read(bytes)
        .map(PictureFormat::mediaType)
        .or(() -> Optional.of(other(bytes)).filter(o -> !o.equals(UNKNOWN)).map(Other::mediaType));
  }

  private static Optional<PictureFormat> read(byte[] bytes) {
    if (matches(bytes, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(PictureFormat.JPEG);
    }
    if (matches(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PictureFormat.PNG);
    }
    return matches(bytes, 0, "RIFF") && matches(bytes, 8, "WEBP")
        ? Optional.of(PictureFormat.WEBP)
        : Optional.empty();
  }

  private static PictureException notRead(Other other) {
    return PictureException.of(
        Refusal.UNSUPPORTED_TYPE,
        "The file is not a JPEG, PNG or WebP picture; it looks like %s. %s"
            .formatted(other.name, other.advice));
  }

  private static Other other(byte[] bytes) {
    for (Other other : OTHERS) {
      if (matches(bytes, other.at, other.magic)) {
        return other.name.equals("video") ? brands(bytes, other) : other;
      }
    }
    // Without its zeros UTF-16 reads like ASCII.
    String head =
        new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1)
            .replace("\0", "")
            .toLowerCase(Locale.ROOT);
    if (head.contains("<svg")) {
      return SVG;
    }
    return head.contains("<html") || head.contains("<!doctype html") ? HTML : UNKNOWN;
  }

  /** A picture may begin with a brand that says only "some picture", and name its own behind it. */
  private static Other brands(byte[] bytes, Other otherwise) {
    long end = Math.min(bytes.length, Math.min(ByteParts.u32(bytes, 0), 256));
    Other found = otherwise;
    for (int at = 8; at + 4 <= end; at += 4) {
      if (matches(bytes, at, "avi")) {
        return AVIF;
      }
      // Pictures of the plain brands are HEIC unless another brand says AVIF.
      if (Stream.of("hei", "hev", "mif1", "msf1").anyMatch(brand(bytes, at))) {
        found = HEIC;
      }
    }
    return found;
  }

  private static Predicate<String> brand(byte[] bytes, int at) {
    return brand -> matches(bytes, at, brand);
  }

  private static Other heif(String name, String mediaType, String brand, String advice) {
    return new Other(name, mediaType, 4, "ftyp" + brand, advice);
  }

  private static Other text(String name, String mediaType, String advice) {
    return new Other(name, mediaType, 0, "", advice);
  }

  private static boolean matches(byte[] bytes, int at, String magic) {
    if (bytes.length < at + magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((bytes[at + i] & 255) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
