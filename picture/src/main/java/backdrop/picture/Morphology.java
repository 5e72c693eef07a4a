package backdrop.picture;

/**
 * Square neighbourhoods over one byte a pixel, in time that does not depend on the radius for blurs
 * and runs row by row.
 */
final class Morphology {
  private Morphology() {}

  /** The largest value within {@code radius} pixels across and down. */
  static byte[] maximum(byte[] values, int width, int height, int radius) {
    if (radius == 0) {
      return values;
    }
    byte[] across = new byte[values.length];
    for (int y = 0; y < height; y++) {
      maximum(values, y * width, 1, width, radius, across);
    }
    byte[] result = new byte[values.length];
    for (int x = 0; x < width; x++) {
      maximum(across, x, width, height, radius, result);
    }
    return result;
  }

  /**
   * A running maximum along one line: forward and backward maxima of blocks as long as the window
   * meet in each pixel.
   */
  private static void maximum(byte[] from, int start, int step, int length, int radius, byte[] to) {
    int window = 2 * radius + 1;
    int padded = length + 2 * radius;
    int[] forward = new int[padded];
    int[] backward = new int[padded];
    for (int i = 0; i < padded; i++) {
      int value = padded(from, start, step, length, i - radius);
      forward[i] = i % window == 0 ? value : Math.max(forward[i - 1], value);
    }
    for (int i = padded - 1; i >= 0; i--) {
      int value = padded(from, start, step, length, i - radius);
      backward[i] =
          i == padded - 1 || (i + 1) % window == 0 ? value : Math.max(backward[i + 1], value);
    }
    for (int i = 0; i < length; i++) {
      to[start + i * step] = (byte) Math.max(backward[i], forward[i + window - 1]);
    }
  }

  private static int padded(byte[] values, int start, int step, int length, int i) {
    return i < 0 || i >= length ? 0 : values[start + i * step] & 255;
  }

  /**
   * Two box blurs in either direction, together {@code radius} wide; pixels at the border repeat
   * outwards.
   */
  static byte[] blur(byte[] values, int width, int height, int radius) {
    if (radius == 0) {
      return values;
    }
    byte[] result = values;
    for (int half : new int[] {radius - radius / 2, radius / 2}) {
      byte[] across = new byte[values.length];
      for (int y = 0; y < height; y++) {
        blur(result, y * width, 1, width, half, across);
      }
      byte[] down = new byte[values.length];
      for (int x = 0; x < width; x++) {
        blur(across, x, width, height, half, down);
      }
      result = down;
    }
    return result;
  }

  private static void blur(byte[] from, int start, int step, int length, int radius, byte[] to) {
    int window = 2 * radius + 1;
    int sum = 0;
    for (int i = -radius; i <= radius; i++) {
      sum += from[start + Math.clamp(i, 0, length - 1) * step] & 255;
    }
    for (int i = 0; i < length; i++) {
      to[start + i * step] = (byte) ((sum + window / 2) / window);
      sum += from[start + Math.min(i + radius + 1, length - 1) * step] & 255;
      sum -= from[start + Math.max(i - radius, 0) * step] & 255;
    }
  }
}
