package backdrop.inference.cutout;

import java.util.Arrays;

/**
 * How far each pixel is from the nearest marked one, in pixels, within 4 %: the two-pass chamfer
 * distance with steps of 1 and the square root of 2.
 */
final class DistanceMap {
  private static final float DIAGONAL = (float) Math.sqrt(2);

  private DistanceMap() {}

  static float[] to(boolean[] marked, int width) {
    int height = marked.length / width;
    float[] away = new float[marked.length];
    Arrays.fill(away, Float.MAX_VALUE / 2);
    for (int i = 0; i < marked.length; i++) {
      if (marked[i]) {
        away[i] = 0;
      }
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pass(away, x, y, width, height, -1);
      }
    }
    for (int y = height - 1; y >= 0; y--) {
      for (int x = width - 1; x >= 0; x--) {
        pass(away, x, y, width, height, 1);
      }
    }
    return away;
  }

  private static void pass(float[] away, int x, int y, int width, int height, int side) {
    int at = y * width + x;
    float least = away[at];
    boolean beside = x + side >= 0 && x + side < width;
    boolean back = x - side >= 0 && x - side < width;
    boolean row = y + side >= 0 && y + side < height;
    int there = at + side * width;
    least = beside ? Math.min(least, away[at + side] + 1) : least;
    least = row ? Math.min(least, away[there] + 1) : least;
    least = row && beside ? Math.min(least, away[there + side] + DIAGONAL) : least;
    least = row && back ? Math.min(least, away[there - side] + DIAGONAL) : least;
    away[at] = least;
  }
}
