package backdrop.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a product looks in numbers: its main colours and how wide it is. The same pixels give the
 * same look.
 *
 * @param colours at most {@value #MOST_COLOURS}, the largest share first
 * @param aspect width by height of the box around what is kept
 */
public record ProductLook(List<Colour> colours, double aspect) {
  static final int MOST_COLOURS = 5;

  /** Colours nearer than this in CIE Lab (CIE 1976 difference) are one to the eye from afar. */
  private static final double SAME = 22;

  /** Shares below this are trimmings. */
  private static final double LEAST_SHARE = 0.04;

  private static final int BITS = 5;
  private static final int BINS = 1 << 3 * BITS;

  public ProductLook {
    colours = List.copyOf(colours);
  }

  /**
   * A main colour.
   *
   * @param rgb sRGB, {@code 0xRRGGBB}, the mean of what was taken for one colour
   * @param share of the kept area, 0 to 1
   */
  public record Colour(int rgb, double share) {}

  /**
   * Measures what the mask keeps.
   *
   * @param photo may be a small copy of the photo; transparent pixels do not count
   * @param mask of the same picture at any size
   * @throws PictureException MASK_EMPTY if nothing is kept
   */
  public static ProductLook measure(RgbaImage photo, Mask mask) {
    Tally tally = new Tally();
    for (int y = 0; y < photo.height(); y++) {
      for (int x = 0; x < photo.width(); x++) {
        if (kept(photo, mask, x, y)) {
          tally.add(photo.argb(x, y), x, y);
        }
      }
    }
    if (tally.pixels == 0) {
      throw PictureException.of(Refusal.MASK_EMPTY, "The mask keeps nothing of the photo.");
    }
    return new ProductLook(tally.colours(), tally.aspect());
  }

  private static boolean kept(RgbaImage photo, Mask mask, int x, int y) {
    int maskX = (int) ((x + 0.5) * mask.width() / photo.width());
    int maskY = (int) ((y + 0.5) * mask.height() / photo.height());
    return mask.at(maskX, maskY) < 128 && photo.argb(x, y) >>> 24 >= 128;
  }

  /** Counts pixels in cells of the colour cube. */
  private static final class Tally {
    private final int[] counts = new int[BINS];
    private final long[] reds = new long[BINS];
    private final long[] greens = new long[BINS];
    private final long[] blues = new long[BINS];
    private int pixels;
    private int left = Integer.MAX_VALUE;
    private int right = -1;
    private int top = Integer.MAX_VALUE;
    private int bottom = -1;

    void add(int argb, int x, int y) {
      int red = argb >> 16 & 255;
      int green = argb >> 8 & 255;
      int blue = argb & 255;
      int shift = 8 - BITS;
      int bin = (red >> shift << 2 * BITS) | (green >> shift << BITS) | blue >> shift;
      counts[bin]++;
      reds[bin] += red;
      greens[bin] += green;
      blues[bin] += blue;
      pixels++;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }

    double aspect() {
      return (right - left + 1) / (double) (bottom - top + 1);
    }

    /** The fullest cell takes its neighbours in, again and again. */
    List<Colour> colours() {
      List<Colour> colours = new ArrayList<>();
      while (colours.size() < MOST_COLOURS) {
        int fullest = fullest();
        if (counts[fullest] == 0) {
          break;
        }
        Colour colour = takeAround(lab(mean(fullest)));
        if (colour.share() >= LEAST_SHARE) {
          colours.add(colour);
        }
      }
      colours.sort((one, other) -> Double.compare(other.share(), one.share()));
      return colours;
    }

    private int fullest() {
      int fullest = 0;
      for (int bin = 1; bin < BINS; bin++) {
        if (counts[bin] > counts[fullest]) {
          fullest = bin;
        }
      }
      return fullest;
    }

    private Colour takeAround(double[] centre) {
      long taken = 0;
      long[] sums = new long[3];
      for (int bin = 0; bin < BINS; bin++) {
        if (counts[bin] > 0 && distance(lab(mean(bin)), centre) < SAME) {
          taken += counts[bin];
          sums[0] += reds[bin];
          sums[1] += greens[bin];
          sums[2] += blues[bin];
          counts[bin] = 0;
        }
      }
      long all = taken;
      int[] mean = Arrays.stream(sums).mapToInt(sum -> (int) (sum / all)).toArray();
      return new Colour(mean[0] << 16 | mean[1] << 8 | mean[2], taken / (double) pixels);
    }

    private double[] mean(int bin) {
      double count = counts[bin];
      return new double[] {reds[bin] / count, greens[bin] / count, blues[bin] / count};
    }
  }

  private static double distance(double[] one, double[] other) {
    return Math.hypot(Math.hypot(one[0] - other[0], one[1] - other[1]), one[2] - other[2]);
  }

  /** CIE Lab of sRGB by IEC 61966-2-1 and CIE 15, white point D65. */
  private static double[] lab(double[] rgb) {
    double red = linear(rgb[0]);
    double green = linear(rgb[1]);
    double blue = linear(rgb[2]);
    double x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
    double y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    double z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double linear(double value) {
    double share = value / 255;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static double root(double value) {
    return value > 216.0 / 24389 ? Math.cbrt(value) : (24389.0 / 27 * value + 16) / 116;
  }
}
