package backdrop.picture;

/**
 * A named place on the canvas: how the room that the product leaves free is shared out around it.
 */
public enum Position {
  TOP_LEFT(0, 0),
  TOP(0.5, 0),
  TOP_RIGHT(1, 0),
  LEFT(0, 0.5),
  CENTRE(0.5, 0.5),
  RIGHT(1, 0.5),
  BOTTOM_LEFT(0, 1),
  BOTTOM(0.5, 1),
  BOTTOM_RIGHT(1, 1),
  /** Where a product stands in a photo: in the middle, with 62 % of the free height above it. */
  STANDING(0.5, 0.62);

  private final double across;
  private final double down;

  Position(double across, double down) {
    this.across = across;
    this.down = down;
  }

  /** A box of that size at this place within an area, to the nearest pixel. */
  Box of(Box area, int width, int height) {
    return new Box(
        area.x() + (int) Math.round((area.width() - width) * across),
        area.y() + (int) Math.round((area.height() - height) * down),
        width,
        height);
  }
}
