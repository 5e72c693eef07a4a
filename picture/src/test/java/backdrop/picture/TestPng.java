package backdrop.picture;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A PNG of any kind, written straight from the specification and without a line of the code under
 * test: every colour type, depth and filter, interlaced or not, in data chunks of any length.
 *
 * @param filter 0 to 4, or {@link #EVERY_FILTER} in turn
 * @param dataChunk the longest IDAT chunk
 */
record TestPng(
    int width,
    int height,
    int depth,
    int colourType,
    boolean interlaced,
    int filter,
    int dataChunk) {
  static final int EVERY_FILTER = 5;

  /** x, y, step across, step down of the seven passes. */
  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

  int bands() {
    return new int[] {1, 0, 3, 1, 2, 0, 4}[colourType];
  }

  int maximum() {
    return (1 << depth) - 1;
  }

  /** Samples that use the whole range and differ from pixel to pixel. */
  int[] samples() {
    int[] samples = new int[width * height * bands()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (int) (i * 2654435761L >>> 7) & maximum();
    }
    return samples;
  }

  /** The file; {@code samples} pixel by pixel, the extra chunks before the data. */
  byte[] bytes(int[] samples, byte[]... extra) {
    byte[] header = Pngs.header(width, height, depth, colourType);
    if (interlaced) {
      byte[] body = Arrays.copyOfRange(header, 8, 21);
      body[12] = 1;
      header = Pngs.chunk("IHDR", body);
    }
    Pngs png = new Pngs().chunk(header);
    for (byte[] chunk : extra) {
      png.chunk(chunk);
    }
    byte[] packed = Pngs.deflate(filtered(samples));
    for (int at = 0; at < packed.length; at += dataChunk) {
      png.chunk(
          Pngs.chunk(
              "IDAT", Arrays.copyOfRange(packed, at, Math.min(packed.length, at + dataChunk))));
    }
    return png.chunk(Pngs.chunk("IEND")).bytes();
  }

  private byte[] filtered(int[] samples) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int[] pass : interlaced ? ADAM7 : ONE_PASS) {
      byte[] above = null;
      for (int y = pass[1], row = 0; y < height && pass[0] < width; y += pass[3], row++) {
        byte[] line = packed(samples, y, pass[0], pass[2]);
        int kind = filter == EVERY_FILTER ? row % 5 : filter;
        out.write(kind);
        out.writeBytes(filtered(kind, line, above == null ? new byte[line.length] : above));
        above = line;
      }
    }
    return out.toByteArray();
  }

  private byte[] packed(int[] samples, int y, int firstX, int step) {
    StringBuilder bits = new StringBuilder();
    for (int x = firstX; x < width; x += step) {
      for (int band = 0; band < bands(); band++) {
        String sample = Integer.toBinaryString(samples[(y * width + x) * bands() + band]);
        bits.append("0".repeat(depth - sample.length())).append(sample);
      }
    }
    bits.append("0".repeat((8 - bits.length() % 8) % 8));
    byte[] line = new byte[bits.length() / 8];
    for (int i = 0; i < line.length; i++) {
      line[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
    }
    return line;
  }

  private byte[] filtered(int kind, byte[] line, byte[] above) {
    int back = Math.max(1, bands() * depth / 8);
    byte[] filtered = new byte[line.length];
    for (int i = 0; i < line.length; i++) {
      int a = i < back ? 0 : line[i - back] & 255;
      int b = above[i] & 255;
      int c = i < back ? 0 : above[i - back] & 255;
      int p = a + b - c;
      int nearest =
          Math.abs(p - a) <= Math.abs(p - b) && Math.abs(p - a) <= Math.abs(p - c)
              ? a
              : Math.abs(p - b) <= Math.abs(p - c) ? b : c;
      int guess = new int[] {0, a, b, (a + b) / 2, nearest}[kind];
      filtered[i] = (byte) (line[i] - guess);
    }
    return filtered;
  }

  /**
   * What a viewer shows, pixel by pixel as R, G, B, A.
   *
   * @param palette R, G, B, A of each entry; empty without one
   * @param transparent the samples of the one transparent colour; empty without one
   */
  byte[] expected(int[] samples, int[] palette, int[] transparent) {
    byte[] rgba = new byte[4 * width * height];
    for (int i = 0; i < width * height; i++) {
      int[] pixel = Arrays.copyOfRange(samples, i * bands(), (i + 1) * bands());
      int[] shown =
          switch (colourType) {
            case 0 -> new int[] {pixel[0], pixel[0], pixel[0], maximum()};
            case 2 -> new int[] {pixel[0], pixel[1], pixel[2], maximum()};
            case 4 -> new int[] {pixel[0], pixel[0], pixel[0], pixel[1]};
            case 6 -> pixel;
            default -> Arrays.copyOfRange(palette, 4 * pixel[0], 4 * pixel[0] + 4);
          };
      if (Arrays.equals(pixel, transparent)) {
        shown[3] = 0;
      }
      for (int band = 0; band < 4; band++) {
        double full = colourType == 3 ? 255 : maximum();
        rgba[4 * i + band] = (byte) Math.round(shown[band] * 255 / full);
      }
    }
    return rgba;
  }
}
