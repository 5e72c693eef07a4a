import backdrop.picture.DecodeLimits;
import backdrop.picture.Photos;
import backdrop.picture.PictureException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * How long two small files take to be refused that would take a decoder many seconds: a progressive
 * JPEG of 2000 x 2000 pixels in 510 scans, and a PNG of 20,000 x 20,000 pixels.
 */
final class Refuse {
  private static final int ROUNDS = 51;

  public static void main(String[] arguments) {
    time("JPEG of 510 scans", scans());
    time("PNG of 400 megapixels", flood());
  }

  private static void time(String what, byte[] file) {
    long[] times = new long[ROUNDS];
    String reason = "accepted";
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      try {
        Photos.decode(file, DecodeLimits.DEFAULTS);
      } catch (PictureException refused) {
        reason = refused.refusal().name();
      }
      times[round] = System.nanoTime() - start;
    }
    long first = times[0];
    Arrays.sort(times);
    System.out.printf(
        "%-34s%s after %.2f ms (first in a fresh JVM %.0f ms), %d bytes%n",
        what, reason, times[ROUNDS / 2] / 1e6, first / 1e6, file.length);
  }

  private static byte[] scans() {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    jpeg.writeBytes(new byte[] {-1, (byte) 0xd8});
    jpeg.writeBytes(
        new byte[] {-1, (byte) 0xc2, 0, 11, 8, 7, (byte) 0xd0, 7, (byte) 0xd0, 1, 1, 0x11, 0});
    for (int scan = 0; scan < 510; scan++) {
      jpeg.writeBytes(new byte[] {-1, (byte) 0xda, 0, 8, 1, 1, 0, 1, 63, (byte) (scan % 13 << 4)});
      jpeg.writeBytes(new byte[50]);
    }
    jpeg.writeBytes(new byte[] {-1, (byte) 0xd9});
    return jpeg.toByteArray();
  }

  private static byte[] flood() {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteBuffer header = ByteBuffer.allocate(13).putInt(20_000).putInt(20_000);
    chunk(png, "IHDR", header.put((byte) 1).array());
    chunk(png, "IDAT", new byte[48_000]);
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] body) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(body);
    png.writeBytes(ByteBuffer.allocate(4).putInt(body.length).array());
    png.writeBytes(name);
    png.writeBytes(body);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
