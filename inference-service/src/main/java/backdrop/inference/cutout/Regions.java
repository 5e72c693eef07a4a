package backdrop.inference.cutout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Connected regions of a binary picture, four neighbours to a pixel. */
final class Regions {
  private final int width;
  private final boolean[] kept;

  Regions(int width, boolean[] kept) {
    this.width = width;
    this.kept = kept;
  }

  /** Drops kept regions that are small next to the largest one. */
  void dropSpecks(double shareOfLargest) {
    List<int[]> regions = of(true, region -> true);
    int largest = regions.stream().mapToInt(region -> region.length).max().orElse(0);
    for (int[] region : regions) {
      if (region.length < shareOfLargest * largest) {
        set(region, false);
      }
    }
  }

  /** Fills enclosed holes unless they are real. */
  void fillHoles(Predicate<int[]> real) {
    int height = kept.length / width;
    for (int[] region : of(false, region -> !touchesBorder(region, height))) {
      if (!real.test(region)) {
        set(region, true);
      }
    }
  }

  int area() {
    int area = 0;
    for (boolean pixel : kept) {
      area += pixel ? 1 : 0;
    }
    return area;
  }

  private void set(int[] region, boolean value) {
    for (int pixel : region) {
      kept[pixel] = value;
    }
  }

  private boolean touchesBorder(int[] region, int height) {
    for (int pixel : region) {
      int x = pixel % width;
      int y = pixel / width;
      if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
        return true;
      }
    }
    return false;
  }

  private List<int[]> of(boolean value, Predicate<int[]> wanted) {
    List<int[]> regions = new ArrayList<>();
    boolean[] seen = new boolean[kept.length];
    for (int start = 0; start < kept.length; start++) {
      if (kept[start] == value && !seen[start]) {
        int[] region = grow(start, value, seen);
        if (wanted.test(region)) {
          regions.add(region);
        }
      }
    }
    return regions;
  }

  private int[] grow(int start, boolean value, boolean[] seen) {
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start));
    List<Integer> region = new ArrayList<>();
    seen[start] = true;
    while (!open.isEmpty()) {
      int pixel = open.remove();
      region.add(pixel);
      int x = pixel % width;
      visit(open, seen, value, pixel - 1, x > 0);
      visit(open, seen, value, pixel + 1, x < width - 1);
      visit(open, seen, value, pixel - width, pixel >= width);
      visit(open, seen, value, pixel + width, pixel + width < kept.length);
    }
    return region.stream().mapToInt(Integer::intValue).toArray();
  }

  private void visit(
      ArrayDeque<Integer> open, boolean[] seen, boolean value, int pixel, boolean inside) {
    if (inside && !seen[pixel] && kept[pixel] == value) {
      seen[pixel] = true;
      open.add(pixel);
    }
  }
}
