package backdrop.picture.shadow;

import backdrop.picture.RgbaImage;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a placed product meets the ground, column by column.
 *
 * @param contact how surely the product touches the ground there, 0 to 1
 * @param ground the row of the ground; columns without contact take that of the nearest with one
 * @param span columns of contact in all
 * @param height of the product in rows
 */
record Base(double[] contact, double[] ground, double span, int height) {
  /**
   * Parts of the product this far above its lowest point, as a share of its height, do not touch
   * the ground.
   */
  private static final double BAND = 0.15;

  private static final int SOLID = 128;

  /** Empty where nothing of the product is solid. */
  static Optional<Base> of(RgbaImage product) {
    int width = product.width();
    int[] lowest = new int[width];
    Arrays.fill(lowest, -1);
    int top = product.height();
    int bottom = -1;
    for (int y = 0; y < product.height(); y++) {
      for (int x = 0; x < width; x++) {
        if ((product.pixels()[product.offset(x, y) + 3] & 255) >= SOLID) {
          lowest[x] = y;
          top = Math.min(top, y);
          bottom = y;
        }
      }
    }
    if (bottom < 0) {
      return Optional.empty();
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
    return Optional.of(new Base(contact, Blur.line(ground, 0.03 * span), span, bottom - top + 1));
  }

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
}
