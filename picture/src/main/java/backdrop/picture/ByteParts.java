package backdrop.picture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads numbers from bytes and collects the parts of a file that a decoder may see. */
final class ByteParts {
  private final byte[] source;
  private final ByteArrayOutputStream kept;

  ByteParts(byte[] source) {
    this.source = source;
    this.kept = new ByteArrayOutputStream(source.length + 64);
  }

  void keep(int start, int end) {
    kept.write(source, start, end - start);
  }

  /** Adds bytes of our own, one a value. */
  void add(int... values) {
    for (int value : values) {
      kept.write(value);
    }
  }

  byte[] bytes() {
    return kept.toByteArray();
  }

  /** A stream for a decoder; it holds memory only and needs no closing to free it. */
  static ImageInputStream stream(byte[] bytes) {
    return new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
  }

  static int u16(byte[] bytes, int at) {
    return (bytes[at] & 255) << 8 | bytes[at + 1] & 255;
  }

  static long u32(byte[] bytes, int at) {
    return (long) u16(bytes, at) << 16 | u16(bytes, at + 2);
  }

  static int u24Little(byte[] bytes, int at) {
    return bytes[at] & 255 | (bytes[at + 1] & 255) << 8 | (bytes[at + 2] & 255) << 16;
  }

  static long u32Little(byte[] bytes, int at) {
    return u24Little(bytes, at) | (bytes[at + 3] & 255L) << 24;
  }

  static String ascii(byte[] bytes, int at, int length) {
    return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
  }

  static boolean startsWith(byte[] bytes, int at, int end, String magic) {
    return end - at >= magic.length() && ascii(bytes, at, magic.length()).equals(magic);
  }
}
