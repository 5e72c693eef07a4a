package backdrop.picture.provenance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Collects the bytes of a file. */
final class Bytes {
  private final ByteArrayOutputStream out;

  Bytes(int expected) {
    out = new ByteArrayOutputStream(expected);
  }

  Bytes add(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  Bytes add(byte[] bytes, int start, int end) {
    out.write(bytes, start, end - start);
    return this;
  }

  Bytes add(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  Bytes big(int value) {
    return add(value >> 24, value >> 16, value >> 8, value);
  }

  Bytes little(int value) {
    return add(value, value >> 8, value >> 16, value >> 24);
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static int u16(byte[] bytes, int at) {
    return (bytes[at] & 255) << 8 | bytes[at + 1] & 255;
  }

  /** A big-endian length. */
  static int length(byte[] bytes, int at) {
    return checked((long) u16(bytes, at) << 16 | u16(bytes, at + 2));
  }

  /** A little-endian length. */
  static int lengthLittle(byte[] bytes, int at) {
    return checked(
        (bytes[at] & 255L)
            | (bytes[at + 1] & 255L) << 8
            | (bytes[at + 2] & 255L) << 16
            | (bytes[at + 3] & 255L) << 24);
  }

  private static int checked(long length) {
    if (length > Integer.MAX_VALUE / 2) {
      throw new IndexOutOfBoundsException("a part of " + length + " bytes");
    }
    return (int) length;
  }

  static boolean startsWith(byte[] bytes, int at, int... wanted) {
    if (bytes.length - at < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((bytes[at + i] & 255) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  static boolean startsWith(byte[] bytes, int at, String wanted) {
    return startsWith(bytes, at, wanted.chars().toArray());
  }
}
