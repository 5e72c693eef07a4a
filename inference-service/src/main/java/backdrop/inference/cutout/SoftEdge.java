package backdrop.inference.cutout;

import backdrop.picture.Mask;
import backdrop.picture.RgbaImage;

/**
 * Brings a small binary cut-out up to the photo's own size with a soft, exact edge: in a narrow
 * band around it, each pixel of the photo says by its colour how much product it shows, between the
 * product's and the background's colours next to it.
 */
final class SoftEdge {
  /** Width of the band to either side of the small edge, in small pixels. */
  private static final int BAND = 2;

  /** How far around colours are taken from, in small pixels. */
  private static final int REACH = 5;

  /** Squared distance of product and background colours below which colour says nothing. */
  private static final double LEAST_CONTRAST = 30 * 30;

  private final RgbaImage photo;
  private final RgbaImage small;
  private final float[] share;
  private final float[] product;
  private final float[] background;

  private SoftEdge(RgbaImage photo, RgbaImage small, boolean[] kept) {
    this.photo = photo;
    this.small = small;
    int width = small.width();
    int height = small.height();
    float[] ones = new float[kept.length];
    for (int i = 0; i < kept.length; i++) {
      ones[i] = kept[i] ? 1 : 0;
    }
    this.share = BoxMean.of(ones, width, height, BAND);
    float[] core = new float[kept.length];
    float[] rest = new float[kept.length];
    for (int i = 0; i < kept.length; i++) {
      core[i] = share[i] > 0.999f ? 1 : 0;
      rest[i] = share[i] < 0.001f ? 1 : 0;
    }
    this.product = colours(core);
    this.background = colours(rest);
  }

  /**
   * The mask of the photo's size.
   *
   * @param kept what is kept in the small picture
   */
  static Mask of(RgbaImage photo, RgbaImage small, boolean[] kept) {
    return new SoftEdge(photo, small, kept).mask();
  }

  /** Mean colours of the marked pixels around each pixel: R, G, B, weight. */
  private float[] colours(float[] marked) {
    int width = small.width();
    int height = small.height();
    float[] means = new float[4 * marked.length];
    float[] weight = BoxMean.of(marked, width, height, REACH);
    for (int band = 0; band < 3; band++) {
      float[] weighted = new float[marked.length];
      for (int i = 0; i < marked.length; i++) {
        weighted[i] = marked[i] * (small.pixels()[4 * i + band] & 255);
      }
      float[] mean = BoxMean.of(weighted, width, height, REACH);
      for (int i = 0; i < marked.length; i++) {
        means[4 * i + band] = weight[i] > 1e-4f ? mean[i] / weight[i] : 0;
      }
    }
    for (int i = 0; i < marked.length; i++) {
      means[4 * i + 3] = weight[i];
    }
    return means;
  }

  private Mask mask() {
    int width = photo.width();
    int height = photo.height();
    byte[] values = new byte[width * height];
    for (int y = 0, i = 0; y < height; y++) {
      double smallY =
          Math.clamp((y + 0.5) * small.height() / height - 0.5, 0, small.height() - 1.0);
      for (int x = 0; x < width; x++, i++) {
        double smallX = Math.clamp((x + 0.5) * small.width() / width - 0.5, 0, small.width() - 1.0);
        values[i] = (byte) (255 - alpha(x, y, smallX, smallY));
      }
    }
    return Mask.of(width, height, values);
  }

  private int alpha(int x, int y, double smallX, double smallY) {
    double near = sample(share, smallX, smallY);
    if (near > 0.999) {
      return 255;
    }
    if (near < 0.001) {
      return 0;
    }
    int nearest = (int) Math.round(smallY) * small.width() + (int) Math.round(smallX);
    double byColour = byColour(photo.offset(x, y), nearest);
    double alpha = byColour < 0 ? steep(near, 0.3, 0.7) : byColour;
    return (int) Math.round(255 * alpha);
  }

  /** How much product the pixel shows, 0 to 1; negative where colours do not tell. */
  private double byColour(int pixel, int nearest) {
    if (product[4 * nearest + 3] < 1e-4f || background[4 * nearest + 3] < 1e-4f) {
      return -1;
    }
    double along = 0;
    double length = 0;
    double distance = 0;
    for (int band = 0; band < 3; band++) {
      double behind = background[4 * nearest + band];
      double contrast = product[4 * nearest + band] - behind;
      double offset = (photo.pixels()[pixel + band] & 255) - behind;
      along += offset * contrast;
      length += contrast * contrast;
      distance += offset * offset;
    }
    if (length < LEAST_CONTRAST || aside(along, length, distance)) {
      return -1;
    }
    return steep(along / length, 0.12, 0.88);
  }

  /** A colour far from the line between the two is no blend of them: a highlight, another part. */
  private static boolean aside(double along, double length, double distance) {
    double off = Math.sqrt(Math.max(0, distance - along * along / length));
    return off > 12 + 0.1 * Math.sqrt(length);
  }

  /** Below {@code from} nothing, above {@code to} all: noise and grain do not count as edge. */
  private static double steep(double value, double from, double to) {
    return Math.clamp((value - from) / (to - from), 0, 1);
  }

  private double sample(float[] values, double x, double y) {
    int left = (int) x;
    int top = (int) y;
    int right = Math.min(left + 1, small.width() - 1);
    int bottom = Math.min(top + 1, small.height() - 1);
    double acrossX = x - left;
    double acrossY = y - top;
    double upper =
        values[top * small.width() + left] * (1 - acrossX)
            + values[top * small.width() + right] * acrossX;
    double lower =
        values[bottom * small.width() + left] * (1 - acrossX)
            + values[bottom * small.width() + right] * acrossX;
    return upper * (1 - acrossY) + lower * acrossY;
  }
}
