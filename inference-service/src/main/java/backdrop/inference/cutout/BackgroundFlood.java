package backdrop.inference.cutout;

import backdrop.inference.cutout.ForegroundSeparation.Seed;
import backdrop.picture.RgbaImage;
import java.util.ArrayDeque;

/**
 * Finds the background from the border inwards: over pixels of the background's colour, and over
 * soft changes of its brightness, which are shadows on the floor. A hard edge stops it, so a pale
 * product on a pale floor stays whole.
 */
final class BackgroundFlood {
  private static final double DARKEST_SHADOW = 0.42;
  private static final double SOFT_STEP = 7;

  private final RgbaImage image;
  private final BackgroundModel model;
  private final EdgeMap edges;
  private final byte[] seeds;

  private BackgroundFlood(RgbaImage image, BackgroundModel model) {
    this.image = image;
    this.model = model;
    this.edges = EdgeMap.of(image);
    this.seeds = new byte[image.width() * image.height()];
    java.util.Arrays.fill(seeds, (byte) Seed.PROBABLY_FOREGROUND.ordinal());
  }

  /**
   * Seeds for each pixel: BACKGROUND, PROBABLY_BACKGROUND (shadow, hole) or PROBABLY_FOREGROUND.
   */
  static byte[] seeds(RgbaImage image, BackgroundModel model) {
    BackgroundFlood flood = new BackgroundFlood(image, model);
    flood.run();
    SeenThrough.mark(image, model, flood.seeds);
    flood.openHoles();
    return flood.seeds;
  }

  private void run() {
    ArrayDeque<Integer> open = new ArrayDeque<>();
    int width = image.width();
    int height = image.height();
    for (int x = 0; x < width; x++) {
      enter(open, x);
      enter(open, (height - 1) * width + x);
    }
    for (int y = 0; y < height; y++) {
      enter(open, y * width);
      enter(open, y * width + width - 1);
    }
    while (!open.isEmpty()) {
      int pixel = open.remove();
      int x = pixel % width;
      int y = pixel / width;
      if (x > 0) {
        spread(open, pixel, pixel - 1);
      }
      if (x < width - 1) {
        spread(open, pixel, pixel + 1);
      }
      if (y > 0) {
        spread(open, pixel, pixel - width);
      }
      if (y < height - 1) {
        spread(open, pixel, pixel + width);
      }
    }
  }

  private void enter(ArrayDeque<Integer> open, int pixel) {
    if (untouched(pixel) && plain(pixel)) {
      mark(open, pixel, Seed.BACKGROUND);
    }
  }

  private void spread(ArrayDeque<Integer> open, int from, int to) {
    if (!untouched(to)) {
      return;
    }
    if (plain(to)) {
      mark(open, to, Seed.BACKGROUND);
    } else if (model.shaded(image, to, DARKEST_SHADOW)
        && step(from, to) < SOFT_STEP
        && !edges.at(to)) {
      mark(open, to, Seed.PROBABLY_BACKGROUND);
    }
  }

  private boolean untouched(int pixel) {
    return seeds[pixel] == Seed.PROBABLY_FOREGROUND.ordinal();
  }

  private void mark(ArrayDeque<Integer> open, int pixel, Seed seed) {
    seeds[pixel] = (byte) seed.ordinal();
    open.add(pixel);
  }

  private boolean plain(int pixel) {
    return model.distance(image, pixel) < model.tolerance();
  }

  private double step(int from, int to) {
    double sum = 0;
    for (int band = 0; band < 3; band++) {
      double difference = value(from, band) - value(to, band);
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  private int value(int pixel, int band) {
    return image.pixels()[4 * pixel + band] & 255;
  }

  /** What lies inside and looks just like the background may be seen through a hole. */
  private void openHoles() {
    for (int i = 0; i < seeds.length; i++) {
      if (untouched(i) && model.distance(image, i) < 0.6 * model.tolerance()) {
        seeds[i] = (byte) Seed.PROBABLY_BACKGROUND.ordinal();
      }
    }
  }
}
