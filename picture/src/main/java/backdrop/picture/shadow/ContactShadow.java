package backdrop.picture.shadow;

import backdrop.picture.RgbaImage;

/**
 * A soft shadow where the product's base meets the ground: a narrow dark line and a wide pale one,
 * both following the base.
 */
final class ContactShadow {
  /** What full strength takes from the light. */
  private static final double DARKEST = 0.8;

  private static final double FAINT = 1e-4;

  /** Parts of a pixel by which distances are told apart. */
  private static final int FINE = 16;

  private final int width;
  private final int height;
  private final Base base;
  private final ShadowSettings settings;

  ContactShadow(RgbaImage product, Base base, ShadowSettings settings) {
    this.width = product.width();
    this.height = product.height();
    this.base = base;
    this.settings = settings;
  }

  /** Multiplies the light of every pixel, row by row, by what the shadow leaves of it. */
  void dim(float[] light) {
    double depth = settings.strength() * DARKEST;
    // Both are 1 for the usual settings.
    double soft = 0.5 + settings.softness();
    double wide = 0.5 + settings.spread();
    new Line(0.55 * depth, 0.012 * soft, 0.010 * soft).dim(light);
    new Line(0.45 * depth, 0.10 * wide, 0.050 * wide).dim(light);
  }

  /** One soft line along the ground; its widths are given as shares of the base's length. */
  private final class Line {
    private final double depth;
    private final double[] along;
    private final int reach;
    private final float[] away;

    Line(double depth, double across, double down) {
      this.depth = depth;
      this.along = Blur.line(base.contact(), Math.max(1, across * base.span()));
      double sigma = Math.max(1, down * base.span());
      this.reach = (int) Math.ceil(3 * sigma);
      this.away = new float[(reach + 1) * FINE + 1];
      for (int i = 0; i < away.length; i++) {
        double distance = i / (double) FINE / sigma;
        away[i] = (float) StrictMath.exp(-distance * distance / 2);
      }
    }

    void dim(float[] light) {
      for (int x = 0; x < width; x++) {
        if (along[x] < FAINT) {
          continue;
        }
        double ground = base.ground()[x];
        float dark = (float) (depth * along[x]);
        int first = Math.max(0, (int) ground - reach);
        int last = Math.min(height - 1, (int) ground + reach);
        for (int y = first; y <= last; y++) {
          int distance = (int) (Math.abs(y + 0.5 - ground) * FINE + 0.5);
          light[y * width + x] *= 1 - dark * away[Math.min(distance, away.length - 1)];
        }
      }
    }
  }
}
