package backdrop.picture;

/**
 * A rectangle of whole pixels; {@code x} and {@code y} may be negative where something reaches
 * beyond its canvas.
 *
 * @param x the first column
 * @param y the first row
 * @param width at least 1
 * @param height at least 1
 */
public record Box(int x, int y, int width, int height) {
  public Box {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a box has at least one pixel: %d x %d".formatted(width, height));
    }
  }

  /** The column behind the last one. */
  public int right() {
    return x + width;
  }

  /** The row behind the last one. */
  public int bottom() {
    return y + height;
  }
}
