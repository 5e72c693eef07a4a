package backdrop.picture.mask;

import backdrop.picture.Mask;

/** Finds the largest region that a mask keeps. */
final class LargestProduct {
  private static final int HALF = 127;

  private LargestProduct() {}

  static Mask of(Mask mask) {
    boolean[] largest = largest(mask);
    if (largest.length == 0) {
      return mask;
    }
    byte[] kept = mask.inverted().values();
    byte[] left = Reconstruction.from(largest, kept, mask.width(), mask.height());
    return Mask.of(mask.width(), mask.height(), left).inverted();
  }

  /** The pixels of the largest region; none at all if nothing is kept by half. */
  private static boolean[] largest(Mask mask) {
    int width = mask.width();
    int height = mask.height();
    int[] region = new int[width * height];
    int[] open = new int[width * height];
    int regions = 0;
    int best = 0;
    int most = 0;
    for (int start = 0; start < region.length; start++) {
      if (region[start] == 0 && kept(mask, start)) {
        region[start] = ++regions;
        open[0] = start;
        int size = grow(mask, region, open);
        if (size > most) {
          most = size;
          best = regions;
        }
      }
    }
    boolean[] largest = new boolean[best == 0 ? 0 : region.length];
    for (int i = 0; i < largest.length; i++) {
      largest[i] = region[i] == best;
    }
    return largest;
  }

  /** Numbers all that hangs together with the first open pixel, and says how much that is. */
  private static int grow(Mask mask, int[] region, int[] open) {
    int width = mask.width();
    int count = 1;
    for (int done = 0; done < count; done++) {
      int pixel = open[done];
      int x = pixel % width;
      for (int down = -width; down <= width; down += width) {
        for (int across = -1; across <= 1; across++) {
          int next = pixel + down + across;
          boolean inside =
              x + across >= 0 && x + across < width && next >= 0 && next < region.length;
          if (inside && region[next] == 0 && kept(mask, next)) {
            region[next] = region[pixel];
            open[count++] = next;
          }
        }
      }
    }
    return count;
  }

  private static boolean kept(Mask mask, int pixel) {
    return (mask.values()[pixel] & 255) <= HALF;
  }
}
