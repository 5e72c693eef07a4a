package backdrop.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes 8-bit PNGs with nothing in them but the picture and a note that it is sRGB. The same
 * pixels give the same bytes.
 */
final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int LEVEL = 4;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream(1 << 16);

  private PngWriter() {}

  /** RGB if the image is opaque, RGBA otherwise. */
  static byte[] write(RgbaImage image) {
    boolean opaque = image.opaque();
    byte[] samples = opaque ? image.rgb() : image.pixels();
    return new PngWriter()
        .write(image.width(), image.height(), opaque ? 2 : 6, opaque ? 3 : 4, samples);
  }

  /** 8-bit gray. */
  static byte[] write(Mask mask) {
    return new PngWriter().write(mask.width(), mask.height(), 0, 1, mask.values());
  }

  private byte[] write(int width, int height, int colourType, int bands, byte[] samples) {
    file.writeBytes(SIGNATURE);
    byte[] header = new byte[13];
    for (int i = 0; i < 4; i++) {
      header[i] = (byte) (width >> 24 - 8 * i);
      header[4 + i] = (byte) (height >> 24 - 8 * i);
    }
    header[8] = 8;
    header[9] = (byte) colourType;
    chunk("IHDR", header, header.length);
    chunk("sRGB", new byte[1], 1);
    data(width * bands, height, bands, samples);
    chunk("IEND", new byte[0], 0);
    return file.toByteArray();
  }

  private void data(int stride, int height, int bands, byte[] samples) {
    Deflater deflater = new Deflater(LEVEL);
    try {
      byte[] packed = new byte[1 << 16];
      byte[] best = new byte[stride + 1];
      byte[] attempt = new byte[stride + 1];
      for (int y = 0; y < height; y++) {
        long least = Long.MAX_VALUE;
        for (int filter = 1; filter <= 4; filter += filter == 1 ? 1 : 2) {
          long cost = filter(filter, samples, y, stride, bands, attempt);
          if (cost < least) {
            least = cost;
            byte[] swap = best;
            best = attempt;
            attempt = swap;
          }
        }
        deflater.setInput(best);
        drain(deflater, packed);
      }
      deflater.finish();
      drain(deflater, packed);
    } finally {
      deflater.end();
    }
  }

  private void drain(Deflater deflater, byte[] packed) {
    int length;
    while ((length = deflater.deflate(packed)) > 0) {
      chunk("IDAT", packed, length);
    }
  }

  /**
   * Filters one row by 1 (left), 2 (above) or 4 (Paeth) and returns the sum of what is left, the
   * usual guess at its cost.
   */
  private static long filter(
      int filter, byte[] samples, int y, int stride, int bands, byte[] result) {
    int row = y * stride;
    result[0] = (byte) filter;
    // A loop for each filter, without a question asked in it: this is half of an encoder's time.
    switch (filter) {
      case 1 -> left(samples, row, stride, bands, result);
      case 2 -> above(samples, row, stride, y == 0, result);
      default -> {
        if (y == 0) {
          left(samples, row, stride, bands, result);
        } else {
          paeth(samples, row, stride, bands, result);
        }
      }
    }
    int cost = 0;
    for (int i = 1; i <= stride; i++) {
      cost += Math.abs(result[i]);
    }
    return cost;
  }

  private static void left(byte[] samples, int row, int stride, int bands, byte[] result) {
    System.arraycopy(samples, row, result, 1, bands);
    for (int i = bands; i < stride; i++) {
      result[i + 1] = (byte) (samples[row + i] - samples[row + i - bands]);
    }
  }

  private static void above(byte[] samples, int row, int stride, boolean first, byte[] result) {
    if (first) {
      System.arraycopy(samples, row, result, 1, stride);
      return;
    }
    for (int i = 0; i < stride; i++) {
      result[i + 1] = (byte) (samples[row + i] - samples[row + i - stride]);
    }
  }

  private static void paeth(byte[] samples, int row, int stride, int bands, byte[] result) {
    for (int i = 0; i < bands; i++) {
      result[i + 1] = (byte) (samples[row + i] - samples[row + i - stride]);
    }
    for (int i = bands; i < stride; i++) {
      int at = row + i;
      int guess =
          paeth(
              samples[at - bands] & 255,
              samples[at - stride] & 255,
              samples[at - bands - stride] & 255);
      result[i + 1] = (byte) (samples[at] - guess);
    }
  }

  /** Which of its three neighbours a byte is guessed to be like. */
  static int paeth(int left, int above, int corner) {
    int toLeft = Math.abs(above - corner);
    int toAbove = Math.abs(left - corner);
    int toCorner = Math.abs(left + above - 2 * corner);
    return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
  }

  private void chunk(String type, byte[] content, int length) {
    CRC32 crc = new CRC32();
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    crc.update(name);
    crc.update(content, 0, length);
    number(length);
    file.writeBytes(name);
    file.write(content, 0, length);
    number((int) crc.getValue());
  }

  private void number(int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      file.write(value >> shift);
    }
  }
}
