package backdrop.inference.cutout;

import backdrop.picture.RgbaImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of each pixel before the edge is looked at closely: product, background, or
 * undecided. Undecided is a narrow band along the outline; before a plain backdrop also what is too
 * thin to be seen in a small picture, and the whole fringe where hairs and backdrop alternate.
 */
final class Trimap {
  /** What is known of a pixel. */
  enum Zone {
    BACKGROUND,
    EDGE,
    FRINGE,
    PRODUCT
  }

  /** Width of the band to either side of the outline, in pixels of the small picture. */
  private static final double BAND = 2;

  /** Distances in tolerances of the model: from here on a pixel surely shows some product. */
  private static final double CLEARLY = 2.5;

  private static final double DARKEST_SHADOW = 0.3;

  /** Outlines in a square, in widths of the square: one edge crosses it about once. */
  private static final double FRINGED = 1.7;

  /** The same beside a fringe: farther in, hairs lie so close that less of the backdrop shows. */
  private static final double NEARLY_FRINGED = 1.35;

  /** A fringe is many squares large; a highlight next to the outline is not. */
  private static final int LEAST_SQUARES = 8;

  /** How far apart backdrop and product are looked for, since hairs are soft at this size. */
  private static final int GAP = 3;

  private static final double FRINGE_DEPTH = 0.13;
  private static final double CALM = 0.8;
  private static final double QUIET = 25;

  private final RgbaImage image;
  private final BackgroundModel model;
  private final boolean[] kept;
  private final Zone[] zones;

  private Trimap(RgbaImage image, BackgroundModel model, boolean[] kept) {
    this.image = image;
    this.model = model;
    this.kept = kept;
    this.zones = new Zone[kept.length];
  }

  /**
   * Looks at a picture in which more is to be seen than in the one that was separated.
   *
   * @param model of the picture's size
   * @param kept one a pixel of the picture, enlarged
   * @param enlarged how much larger the picture is than the one that was separated
   */
  static Zone[] of(RgbaImage image, BackgroundModel model, boolean[] kept, double enlarged) {
    Trimap trimap = new Trimap(image, model, kept);
    boolean plain = model.calm() > CALM && model.tolerance() < QUIET;
    if (plain) {
      trimap.addThinParts();
    }
    trimap.band((int) Math.ceil(BAND * enlarged));
    if (plain) {
      trimap.fringe();
    }
    return trimap.zones;
  }

  private boolean clearlyProduct(int pixel) {
    return model.distance(image, pixel) > CLEARLY * model.tolerance()
        && !model.shaded(image, pixel, DARKEST_SHADOW);
  }

  /** What hangs together with the product and is no backdrop belongs to it. */
  private void addThinParts() {
    ArrayDeque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < kept.length; i++) {
      if (kept[i]) {
        open.add(i);
      }
    }
    int width = image.width();
    while (!open.isEmpty()) {
      int pixel = open.remove();
      int x = pixel % width;
      for (int down = -1; down <= 1; down++) {
        for (int across = -1; across <= 1; across++) {
          int next = pixel + down * width + across;
          boolean inside = x + across >= 0 && x + across < width && next >= 0 && next < kept.length;
          if (inside && !kept[next] && clearlyProduct(next)) {
            kept[next] = true;
            open.add(next);
          }
        }
      }
    }
  }

  private void band(int radius) {
    float[] share = BoxMean.of(ones(kept), image.width(), image.height(), radius);
    for (int i = 0; i < zones.length; i++) {
      zones[i] =
          share[i] > 0.9999f ? Zone.PRODUCT : share[i] < 0.0001f ? Zone.BACKGROUND : Zone.EDGE;
    }
  }

  /** Where backdrop and product alternate many times, from the outside inwards. */
  private void fringe() {
    int width = image.width();
    int height = image.height();
    boolean[] behind = new boolean[kept.length];
    boolean[] clear = new boolean[kept.length];
    for (int i = 0; i < kept.length; i++) {
      double distance = model.distance(image, i);
      behind[i] = distance < 2.5 * model.tolerance();
      clear[i] = distance > 4 * model.tolerance();
    }
    float[] changes = new float[kept.length];
    for (int i = 0; i + GAP * width < kept.length; i++) {
      if (i % width < width - GAP) {
        changes[i] =
            changes(behind, clear, i, i + GAP) || changes(behind, clear, i, i + GAP * width)
                ? 1f / GAP
                : 0;
      }
    }
    int radius = Math.max(8, Math.max(width, height) / 64);
    float[] density = BoxMean.of(changes, width, height, radius);
    boolean[] outside = new boolean[kept.length];
    for (int i = 0; i < kept.length; i++) {
      outside[i] = zones[i] == Zone.BACKGROUND;
    }
    float[] depth = DistanceMap.to(outside, width);
    double deepest = FRINGE_DEPTH * Math.max(width, height);
    int side = 2 * radius + 1;
    boolean[] seeds = new boolean[kept.length];
    boolean[] nearly = new boolean[kept.length];
    float[] nearOutside = BoxMean.of(ones(outside), width, height, 2 * radius);
    for (int i = 0; i < kept.length; i++) {
      nearly[i] = density[i] * side > NEARLY_FRINGED && depth[i] < deepest;
      seeds[i] = density[i] * side > FRINGED && nearly[i] && nearOutside[i] > 0;
    }
    boolean[] reached = new boolean[kept.length];
    for (int i = 0; i < seeds.length; i++) {
      if (seeds[i] && nearly[i] && !reached[i]) {
        grow(i, nearly, reached, LEAST_SQUARES * side * side);
      }
    }
    float[] around = BoxMean.of(ones(reached), width, height, radius);
    for (int i = 0; i < zones.length; i++) {
      if (around[i] > 0) {
        zones[i] = Zone.FRINGE;
      }
    }
  }

  private static boolean changes(boolean[] behind, boolean[] clear, int from, int to) {
    return behind[from] && clear[to] || clear[from] && behind[to];
  }

  /** Marks all that hangs together with a pixel; nothing if that is too little. */
  private void grow(int start, boolean[] allowed, boolean[] reached, int least) {
    int width = image.width();
    List<Integer> region = new ArrayList<>(List.of(start));
    reached[start] = true;
    for (int done = 0; done < region.size(); done++) {
      int pixel = region.get(done);
      int x = pixel % width;
      for (int next : new int[] {pixel - 1, pixel + 1, pixel - width, pixel + width}) {
        boolean inside = next >= 0 && next < allowed.length && Math.abs(next % width - x) <= 1;
        if (inside && allowed[next] && !reached[next]) {
          reached[next] = true;
          region.add(next);
        }
      }
    }
    if (region.size() < least) {
      // Whoever comes here again from another seed of the same region finds it just as small.
      region.forEach(pixel -> allowed[pixel] = false);
      region.forEach(pixel -> reached[pixel] = false);
    }
  }

  static float[] ones(boolean[] marked) {
    float[] ones = new float[marked.length];
    for (int i = 0; i < ones.length; i++) {
      ones[i] = marked[i] ? 1 : 0;
    }
    return ones;
  }
}
