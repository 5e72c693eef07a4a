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
    ALLOWED;

    private double limit(double scale) {
      return this == NEVER ? Math.min(scale, 1) : scale;
    }
  }

  /**
   * The product is as large as fits into {@code fill} of the canvas in both directions and {@link
   * Position#STANDING stands} in its lower middle.
   *
   * @param fill above 0, at most 1
   */
  record Automatic(double fill, Enlarging enlarging) implements Placement {
    public Automatic {
      require(fill > 0 && fill <= 1, "fill is above 0 and at most 1");
    }

    @Override
    public Box frame(Product product, Canvas canvas) {
      return new Named(Position.STANDING, Padding.NONE, fill, enlarging).frame(product, canvas);
    }
  }

  /**
   * The product stands in a named place of the canvas less its padding.
   *
   * @param fill how much of what the padding leaves the product may take up in both directions;
   *     above 0, at most 1
   */
  record Named(Position position, Padding padding, double fill, Enlarging enlarging)
      implements Placement {
    public Named {
      require(fill > 0 && fill <= 1, "fill is above 0 and at most 1");
    }

    @Override
    public Box frame(Product product, Canvas canvas) {
      Box room = padding.inside(canvas);
      Box bounds = product.bounds();
      double scale =
          enlarging.limit(
              Math.min(
                  fill * room.width() / bounds.width(), fill * room.height() / bounds.height()));
      return position.of(room, scaled(bounds.width(), scale), scaled(bounds.height(), scale));
    }
  }

  /** The whole product is shown as large as the canvas less its padding allows, centred in it. */
  record Fit(Padding padding, Enlarging enlarging) implements Placement {
    @Override
    public Box frame(Product product, Canvas canvas) {
      return new Named(Position.CENTRE, padding, 1, enlarging).frame(product, canvas);
    }
  }

  /**
   * The product's bounding box covers the canvas, centred; what reaches beyond is cut off. A
   * product too small for that leaves room around it unless it may be enlarged.
   */
  record Fill(Enlarging enlarging) implements Placement {
    @Override
    public Box frame(Product product, Canvas canvas) {
      Box bounds = product.bounds();
      double scale =
          enlarging.limit(
              Math.max(
                  (double) canvas.width() / bounds.width(),
                  (double) canvas.height() / bounds.height()));
      return Position.CENTRE.of(
          new Box(0, 0, canvas.width(), canvas.height()),
          scaled(bounds.width(), scale),
          scaled(bounds.height(), scale));
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
   * hold for every canvas size. It may reach beyond the canvas.
   *
   * @param centreX centre of the product's bounding box over the canvas width; 0 is the left edge,
   *     1 the right; from -1 to 2
   * @param centreY centre of the product's bounding box over the canvas height; 0 is the top, 1 the
   *     bottom; from -1 to 2
   * @param height height of the product's bounding box over the canvas height; from 0.01 to 4
   * @param enlarging where it may not be enlarged, a height above the photo's own becomes that
   */
  record At(double centreX, double centreY, double height, Enlarging enlarging)
      implements Placement {
    /** As tall as asked for, enlarged if need be. */
    public At(double centreX, double centreY, double height) {
      this(centreX, centreY, height, Enlarging.ALLOWED);
    }

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
      if (enlarging == Enlarging.NEVER) {
        high = Math.min(high, bounds.height());
      }
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
