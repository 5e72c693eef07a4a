package backdrop.inference.cutout;

import backdrop.inference.cutout.ForegroundSeparation.Seed;
import backdrop.picture.RgbaImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the backdrop where it is seen through a ring or a handle, although it is a little darker
 * there. Such a place is enclosed by what is clearly product, and for the better part by something
 * thin: on its other side lies the backdrop again. A pale label has more product around it.
 */
final class SeenThrough {
  private static final double DARKEST = 0.8;
  private static final double CLEARLY = 2;
  private static final double ENCLOSED = 0.85;
  private static final double THIN_PART = 0.5;
  private static final double THIN = 0.5;
  private static final int LEAST_AREA = 16;

  private final RgbaImage image;
  private final BackgroundModel model;
  private final byte[] seeds;
  private final float[] away;

  private SeenThrough(RgbaImage image, BackgroundModel model, byte[] seeds) {
    this.image = image;
    this.model = model;
    this.seeds = seeds;
    boolean[] outside = new boolean[seeds.length];
    for (int i = 0; i < seeds.length; i++) {
      outside[i] = reached(i);
    }
    this.away = DistanceMap.to(outside, image.width());
  }

  /** Marks these places as background, given what was reached from the border. */
  static void mark(RgbaImage image, BackgroundModel model, byte[] seeds) {
    SeenThrough search = new SeenThrough(image, model, seeds);
    for (List<Integer> place : search.places()) {
      if (search.enclosedByThinProduct(place)) {
        place.forEach(pixel -> seeds[pixel] = (byte) Seed.BACKGROUND.ordinal());
      }
    }
  }

  private boolean candidate(int pixel) {
    return !reached(pixel) && model.shaded(image, pixel, DARKEST);
  }

  /** Whether the way from the border led here, over backdrop or shadow. */
  private boolean reached(int pixel) {
    return seeds[pixel] <= Seed.PROBABLY_BACKGROUND.ordinal();
  }

  private List<List<Integer>> places() {
    List<List<Integer>> places = new ArrayList<>();
    boolean[] seen = new boolean[seeds.length];
    for (int start = 0; start < seeds.length; start++) {
      if (!seen[start] && candidate(start)) {
        List<Integer> place = new ArrayList<>();
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start));
        seen[start] = true;
        while (!open.isEmpty()) {
          int pixel = open.remove();
          place.add(pixel);
          for (int next : neighbours(pixel)) {
            if (!seen[next] && candidate(next)) {
              seen[next] = true;
              open.add(next);
            }
          }
        }
        if (place.size() >= LEAST_AREA) {
          places.add(place);
        }
      }
    }
    return places;
  }

  private boolean enclosedByThinProduct(List<Integer> place) {
    double thin = Math.max(5, THIN * Math.sqrt(place.size()));
    int around = 0;
    int clear = 0;
    int near = 0;
    for (int pixel : place) {
      for (int next : neighbours(pixel)) {
        if (!candidate(next)) {
          around++;
          boolean product =
              !reached(next) && model.distance(image, next) > CLEARLY * model.tolerance();
          clear += product ? 1 : 0;
          near += product && away[next] < thin ? 1 : 0;
        }
      }
    }
    return around > 0 && clear >= ENCLOSED * around && near >= THIN_PART * around;
  }

  private int[] neighbours(int pixel) {
    int width = image.width();
    int x = pixel % width;
    int[] all = {
      x > 0 ? pixel - 1 : -1, x < width - 1 ? pixel + 1 : -1, pixel - width, pixel + width
    };
    return Arrays.stream(all).filter(next -> next >= 0 && next < seeds.length).toArray();
  }
}
