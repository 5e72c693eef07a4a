package backdrop.picture.mask;

import backdrop.picture.Mask;
import java.util.Arrays;

/**
 * Morphological reconstruction by dilation: from a marker, each value spreads as far as the limit
 * lets it. The result in a pixel is the largest value that reaches it from the marker, over the
 * best way there, a way being worth the smallest limit on it.
 *
 * <p>Values leave a queue from the largest to the smallest (Vincent 1993, section 4), one list a
 * value, so each pixel is visited once and the time does not depend on shapes.
 */
final class Reconstruction {
  private static final int NONE = -1;

  private final int width;
  private final int height;
  private final byte[] limit;
  private final boolean diagonally;
  private final byte[] result;
  private final boolean[] reached;

  /** The last pixel of each value's list, and for each pixel the one before it in its list. */
  private final int[] last = new int[256];

  private final int[] before;

  private Reconstruction(int width, int height, byte[] limit, boolean diagonally) {
    this.width = width;
    this.height = height;
    this.limit = limit;
    this.diagonally = diagonally;
    this.result = new byte[limit.length];
    this.reached = new boolean[limit.length];
    this.before = new int[limit.length];
    Arrays.fill(last, NONE);
  }

  /** The mask with every painted area closed that no way from the border leads to. */
  static Mask withoutHoles(Mask mask) {
    Reconstruction spread = new Reconstruction(mask.width(), mask.height(), mask.values(), false);
    for (int x = 0; x < mask.width(); x++) {
      spread.reach(x, 255);
      spread.reach((mask.height() - 1) * mask.width() + x, 255);
    }
    for (int y = 0; y < mask.height(); y++) {
      spread.reach(y * mask.width(), 255);
      spread.reach(y * mask.width() + mask.width() - 1, 255);
    }
    return Mask.of(mask.width(), mask.height(), spread.run());
  }

  /** What of the limit is reached from the marked pixels, across, down and diagonally. */
  static byte[] from(boolean[] marked, byte[] limit, int width, int height) {
    Reconstruction spread = new Reconstruction(width, height, limit, true);
    for (int i = 0; i < marked.length; i++) {
      if (marked[i]) {
        spread.reach(i, 255);
      }
    }
    return spread.run();
  }

  private void reach(int pixel, int value) {
    if (!reached[pixel]) {
      int held = Math.min(value, limit[pixel] & 255);
      reached[pixel] = true;
      result[pixel] = (byte) held;
      before[pixel] = last[held];
      last[held] = pixel;
    }
  }

  private byte[] run() {
    for (int value = 255; value > 0; value--) {
      while (last[value] != NONE) {
        int pixel = last[value];
        last[value] = before[pixel];
        spread(pixel, value);
      }
    }
    return result;
  }

  private void spread(int pixel, int value) {
    int x = pixel % width;
    int y = pixel / width;
    for (int down = -1; down <= 1; down++) {
      for (int across = -1; across <= 1; across++) {
        boolean inside =
            x + across >= 0 && x + across < width && y + down >= 0 && y + down < height;
        if (inside && (diagonally || down == 0 || across == 0)) {
          reach(pixel + down * width + across, value);
        }
      }
    }
  }
}
