package backdrop.picture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A soft shadow where the product's base meets the ground: a narrow dark line and a wide pale one,
 * both following the base. It only darkens, grows steadily with its strength and lies on the
 * background alone.
 */
final class ContactShadow {
  /**
   * Parts of the product this far above its lowest point, as a share of its height, do not touch
   * the ground.
   */
  private static final double BAND = 0.15;

  /** What full strength takes from the light. */
  private static final double DARKEST = 0.8;

  private static final int SOLID = 128;
  private static final double FAINT = 1e-4;

  private final int width;
  private final int height;
  private final double[] contact;
  private final double[] ground;
  private final double span;

  private ContactShadow(int width, int height, double[] contact, double[] ground, double span) {
    this.width = width;
    this.height = height;
    this.contact = contact;
    this.ground = ground;
    this.span = span;
  }

  /** The background with its shadow; the background itself where there is none to cast. */
  static RgbaImage cast(PlacedProduct product, RgbaImage background, ShadowSettings settings) {
    if (settings.mode() == ShadowSettings.Mode.NONE || settings.strength() == 0) {
      return background;
    }
    ContactShadow shadow = under(product.image());
    return shadow == null ? background : shadow.darken(background, settings.strength());
  }

  private static @Nullable ContactShadow under(RgbaImage product) {
    int width = product.width();
    int height = product.height();
    int[] lowest = new int[width];
    Arrays.fill(lowest, -1);
    int top = height;
    int bottom = -1;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if ((product.pixels()[product.offset(x, y) + 3] & 255) >= SOLID) {
          lowest[x] = y;
          top = Math.min(top, y);
          bottom = y;
        }
      }
    }
    if (bottom < 0) {
      return null;
    }
    double band = Math.max(2, BAND * (bottom - top + 1));
    double[] contact = new double[width];
    double[] ground = new double[width];
    double span = 0;
    for (int x = 0; x < width; x++) {
      double near = lowest[x] < 0 ? 0 : Math.clamp(1 - (bottom - lowest[x]) / band, 0, 1);
      contact[x] = near * near * (3 - 2 * near);
      ground[x] = near > 0 ? lowest[x] + 1 : Double.NaN;
      span += contact[x];
    }
    extend(ground);
    return new ContactShadow(width, height, contact, smooth(ground, 0.03 * span), span);
  }

  /** Columns without contact take the ground of the nearest column that has one. */
  private static void extend(double[] ground) {
    int last = -1;
    for (int x = 0; x < ground.length; x++) {
      if (!Double.isNaN(ground[x])) {
        for (int gap = last + 1; gap < x; gap++) {
          ground[gap] = last < 0 || x - gap < gap - last ? ground[x] : ground[last];
        }
        last = x;
      }
    }
    Arrays.fill(ground, last + 1, ground.length, ground[last]);
  }

  private RgbaImage darken(RgbaImage background, double strength) {
    byte[] pixels = background.pixels().clone();
    Line narrow = new Line(0.55 * strength * DARKEST, 0.012, 0.010);
    Line wide = new Line(0.45 * strength * DARKEST, 0.10, 0.050);
    int reach = Math.max(narrow.reach, wide.reach);
    for (int x = 0; x < width; x++) {
      int first = Math.max(0, (int) ground[x] - reach);
      int last = Math.min(height - 1, (int) ground[x] + reach);
      for (int y = first; y <= last; y++) {
        double light = narrow.light(x, y) * wide.light(x, y);
        int at = background.offset(x, y);
        for (int band = at; band < at + 3; band++) {
          pixels[band] = (byte) (int) ((pixels[band] & 255) * light + 0.5);
        }
      }
    }
    return RgbaImage.of(width, height, pixels);
  }

  /** One soft line along the ground; its widths are given as shares of the base's length. */
  private final class Line {
    private final double depth;
    private final double[] profile;
    private final double sigma;
    private final int reach;

    Line(double depth, double across, double down) {
      this.depth = depth;
      this.profile = smooth(contact, Math.max(1, across * span));
      this.sigma = Math.max(1, down * span);
      this.reach = (int) Math.ceil(3 * sigma);
    }

    /** The share of light that the line leaves at a pixel. */
    double light(int x, int y) {
      if (profile[x] < FAINT) {
        return 1;
      }
      double away = (y + 0.5 - ground[x]) / sigma;
      return 1 - depth * profile[x] * StrictMath.exp(-away * away / 2);
    }
  }

  /** A Gaussian along one line; its ends repeat outwards. */
  private static double[] smooth(double[] values, double sigma) {
    int reach = (int) Math.ceil(3 * sigma);
    double[] weights = new double[2 * reach + 1];
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      double away = sigma == 0 ? 0 : (i - reach) / sigma;
      weights[i] = StrictMath.exp(-away * away / 2);
      total += weights[i];
    }
    double[] result = new double[values.length];
    for (int x = 0; x < values.length; x++) {
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * values[Math.clamp(x + i - reach, 0, values.length - 1)];
      }
      result[x] = sum / total;
    }
    return result;
  }
}
