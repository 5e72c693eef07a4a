package backdrop.picture;

/**
 * Where the product stands on the canvas. Every placement comes down to one {@link Box} of whole
 * canvas pixels for the product's bounding box; where that box has the product's own size, its
 * pixels are copied, not resampled.
 */
public sealed interface Placement {
  /** The usual placement: fills up to 80 % of the canvas, never enlarged. */
  Placement AUTOMATIC = new Automatic(0.8, Enlarging.NEVER);

  /** Whether a product may be shown larger than it was photographed. */
  enum Enlarging {
    NEVER,
    ALLOWED
  }

  /**
   * The product is as large as fits into {@code fill} of the canvas in both directions, centred
   * from left to right, and stands in the lower middle: 62 % of the free height lies above it.
   *
   * @param fill above 0, at most 1
   */
  record Automatic(double fill, Enlarging enlarging) implements Placement {
    private static final double SHARE_ABOVE = 0.62;

    public Automatic {
      require(fill > 0 && fill <= 1, "fill is above 0 and at most 1");
    }

    @Override
    public Box frame(Product product, Canvas canvas) {
      Box bounds = product.bounds();
      double scale =
          Math.min(
              fill * canvas.width() / bounds.width(), fill * canvas.height() / bounds.height());
      if (enlarging == Enlarging.NEVER) {
        scale = Math.min(scale, 1);
      }
      int width = scaled(bounds.width(), scale);
      int height = scaled(bounds.height(), scale);
      int left = Math.round((canvas.width() - width) / 2f);
      int top = (int) Math.round((canvas.height() - height) * SHARE_ABOVE);
      return new Box(left, top, width, height);
    }
  }

  /**
   * The product keeps its place in the photo: the photo's frame is centred on the canvas, as large
   * as fits but never enlarged. A canvas of the photo's size leaves the product pixel for pixel
   * where it was.
   */
  record Original() implements Placement {
    @Override
    public Box frame(Product product, Canvas canvas) {
      Box bounds = product.bounds();
      double scale =
          Math.min(
              1,
              Math.min(
                  (double) canvas.width() / product.photoWidth(),
                  (double) canvas.height() / product.photoHeight()));
      double left = (canvas.width() - product.photoWidth() * scale) / 2 + bounds.x() * scale;
      double top = (canvas.height() - product.photoHeight() * scale) / 2 + bounds.y() * scale;
      return new Box(
          (int) Math.round(left),
          (int) Math.round(top),
          scaled(bounds.width(), scale),
          scaled(bounds.height(), scale));
    }
  }

  /**
   * The product stands where a person dragged it; all numbers are fractions of the canvas, so they
   * hold for every canvas size. It may be enlarged and may reach beyond the canvas.
   *
   * @param centreX centre of the product's bounding box over the canvas width; 0 is the left edge,
   *     1 the right; from -1 to 2
   * @param centreY centre of the product's bounding box over the canvas height; 0 is the top, 1 the
   *     bottom; from -1 to 2
   * @param height height of the product's bounding box over the canvas height; from 0.01 to 4
   */
  record At(double centreX, double centreY, double height) implements Placement {
    public At {
      require(
          centreX >= -1 && centreX <= 2 && centreY >= -1 && centreY <= 2,
          "a centre lies between -1 and 2");
      require(height >= 0.01 && height <= 4, "a height lies between 0.01 and 4");
    }

    @Override
    public Box frame(Product product, Canvas canvas) {
      Box bounds = product.bounds();
      int high = (int) Math.max(1, Math.round(height * canvas.height()));
      int wide = scaled(bounds.width(), (double) high / bounds.height());
      return new Box(
          (int) Math.round(centreX * canvas.width() - wide / 2.0),
          (int) Math.round(centreY * canvas.height() - high / 2.0),
          wide,
          high);
    }
  }

  /**
   * Where the product's bounding box comes to lie, in whole canvas pixels; its size divided by the
   * bounds is the scale.
   */
  Box frame(Product product, Canvas canvas);

  private static int scaled(int length, double scale) {
    return (int) Math.max(1, Math.round(length * scale));
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
