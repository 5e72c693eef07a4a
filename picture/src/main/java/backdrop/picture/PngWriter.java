package backdrop.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes 8-bit PNGs with nothing in them but the picture and a note that it is sRGB. The same
 * pixels give the same bytes.
 */
final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int LEVEL = 4;

  /** Bytes that are packed by one thread; less would cost length, more would leave threads idle. */
  private static final int BLOCK = 1 << 19;

  /** Blocks that are in memory at the same time. */
  private static final int WAVE = 16;

  /** How far back deflate may refer. */
  private static final int WINDOW = 1 << 15;

  /** Deflate with a window of 32 KiB, packed fast. */
  private static final byte[] ZLIB_HEADER = {0x78, 0x5e};

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

  /**
   * Writes the rows in blocks that are filtered and packed side by side, some at a time so that a
   * large picture takes no more memory. Where blocks begin depends on nothing but the picture, so
   * that the bytes do not depend on the machine.
   */
  private void data(int stride, int height, int bands, byte[] samples) {
    int line = stride + 1;
    int rows = Math.max(1, BLOCK / line);
    int wave = rows * Math.min(WAVE, (height + rows - 1) / rows);
    // In front lie the last rows of the wave before, which deflate may refer to.
    byte[] filtered = new byte[WINDOW + wave * line];
    int carried = 0;
    Adler32 adler = new Adler32();
    chunk("IDAT", ZLIB_HEADER, ZLIB_HEADER.length);
    for (int first = 0; first < height; first += wave) {
      int top = first;
      int bottom = Math.min(height, first + wave);
      int blocks = (bottom - top + rows - 1) / rows;
      IntStream.range(0, blocks)
          .parallel()
          .forEach(
              block -> {
                int from = top + block * rows;
                int to = Math.min(bottom, from + rows);
                filter(samples, from, to, stride, bands, filtered, WINDOW + (from - top) * line);
              });
      int end = WINDOW + (bottom - top) * line;
      int oldest = WINDOW - carried;
      IntStream.range(0, blocks)
          .parallel()
          .mapToObj(
              block -> {
                int start = WINDOW + block * rows * line;
                int to = Math.min(end, start + rows * line);
                int before = Math.min(start - oldest, WINDOW);
                return pack(filtered, before, start, to, bottom == height && to == end);
              })
          .toList()
          .forEach(block -> chunk("IDAT", block, block.length));
      adler.update(filtered, WINDOW, end - WINDOW);
      carried = Math.min(WINDOW, end - oldest);
      System.arraycopy(filtered, end - carried, filtered, WINDOW - carried, carried);
    }
    byte[] sum = ByteBuffer.allocate(4).putInt((int) adler.getValue()).array();
    chunk("IDAT", sum, sum.length);
  }

  /**
   * A part of one deflate stream: it may refer to so many bytes before it, and ends on a whole byte
   * or, the last one, for good.
   */
  private static byte[] pack(byte[] filtered, int before, int start, int end, boolean last) {
    Deflater deflater = new Deflater(LEVEL, true);
    try {
      deflater.setDictionary(filtered, start - before, before);
      deflater.setInput(filtered, start, end - start);
      if (last) {
        deflater.finish();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream((end - start) / 2);
      byte[] buffer = new byte[1 << 16];
      int flush = last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH;
      int length;
      do {
        length = deflater.deflate(buffer, 0, buffer.length, flush);
        out.write(buffer, 0, length);
      } while (last ? !deflater.finished() : length == buffer.length);
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /** Filters some rows, each by what leaves the least of it. */
  private static void filter(
      byte[] samples, int from, int to, int stride, int bands, byte[] filtered, int at) {
    byte[] best = new byte[stride + 1];
    byte[] attempt = new byte[stride + 1];
    for (int y = from; y < to; y++) {
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
      System.arraycopy(best, 0, filtered, at + (y - from) * (stride + 1), stride + 1);
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
  private static int paeth(int left, int above, int corner) {
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
