package backdrop.picture;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Tells a file's type from its first bytes; a name or a declared type is never asked. */
final class FileType {
  private record Other(String name, int at, String magic) {}

  /**
   * Types that people do send, so that the refusal can name them. Each char of {@code magic} is one
   * byte.
   */
  private static final List<Other> OTHERS =
      List.of(
          new Other("GIF", 0, "GIF8"),
          new Other("BMP", 0, "BM"),
          new Other("TIFF", 0, "II*\0"),
          new Other("TIFF", 0, "MM\0*"),
          new Other("AVIF", 4, "ftypavi"),
          new Other("HEIC", 4, "ftyphei"),
          new Other("HEIC", 4, "ftyphev"),
          new Other("HEIC", 4, "ftypmif1"),
          new Other("HEIC", 4, "ftypmsf1"),
          new Other("video", 4, "ftyp"),
          new Other("JPEG XL", 0, "\u00ff\n"),
          new Other("JPEG XL", 4, "JXL "),
          new Other("JPEG 2000", 4, "jP  "),
          new Other("JPEG 2000", 0, "\u00ffO\u00ffQ"),
          new Other("Photoshop", 0, "8BPS"),
          new Other("ICO", 0, "\0\0\1\0"),
          new Other("PDF", 0, "%PDF"),
          new Other("EPS", 0, "%!PS"),
          new Other("EPS", 0, "\u00c5\u00d0\u00d3\u00c6"),
          new Other("ZIP", 0, "PK\3\4"),
          new Other("gzip", 0, "\u001f\u008b"));

  private FileType() {}

  static PictureFormat of(byte[] bytes) {
    if (bytes.length < 4) {
      throw PictureException.of(Refusal.EMPTY, "The file is empty or too short to be a picture.");
    }
    if (matches(bytes, 0, "\u00ff\u00d8\u00ff")) {
      return PictureFormat.JPEG;
    }
    if (matches(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
      return PictureFormat.PNG;
    }
    if (matches(bytes, 0, "RIFF") && matches(bytes, 8, "WEBP")) {
      return PictureFormat.WEBP;
    }
    throw PictureException.of(
        Refusal.UNSUPPORTED_TYPE,
        "The file is not a JPEG, PNG or WebP picture; it looks like %s.".formatted(guess(bytes)));
  }

  private static String guess(byte[] bytes) {
    for (Other other : OTHERS) {
      if (matches(bytes, other.at, other.magic)) {
        return other.name;
      }
    }
    String head =
        new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    if (head.contains("<svg")) {
      return "SVG";
    }
    return head.contains("<html") || head.contains("<!doctype html") ? "HTML" : "something else";
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
