package backdrop.picture;

/**
 * The size at which a model paints a canvas: nearly the canvas's shape, nearly a square's area,
 * sides it can divide.
 */
public record ModelSize(int width, int height) {
  /**
   * The best size for a canvas.
   *
   * @param side the side of the square that the model paints best, such as 256 or 512; the area
   *     stays close to its square
   * @param multiple what both sides must be divisible by: 8 for latents alone, 64 for models that
   *     ask for it
   */
  public static ModelSize near(Canvas canvas, int side, int multiple) {
    return near(canvas, side, multiple, multiple, 4 * side);
  }

  /**
   * The best size for a canvas among those that a model takes; a canvas of a more extreme shape
   * than they allow is to be letterboxed.
   *
   * @param least the shortest side that the model takes
   * @param most the longest one
   */
  public static ModelSize near(Canvas canvas, int side, int multiple, int least, int most) {
    if (multiple < 1 || side < multiple || least > side || most < side) {
      throw new IllegalArgumentException(
          "a side of %d, a multiple of %d from %d to %d, cannot be"
              .formatted(side, multiple, least, most));
    }
    int first = Math.ceilDiv(least, multiple) * multiple;
    int last = most / multiple * multiple;
    double aspect = (double) canvas.width() / canvas.height();
    ModelSize best = new ModelSize(first, first);
    double cheapest = Double.MAX_VALUE;
    for (int width = first; width <= last; width += multiple) {
      int height = Math.clamp(Math.round(width / aspect / multiple) * multiple, first, last);
      // A wrong shape shows in the picture, a little more or less area does not.
      double cost =
          Math.abs(Math.log((double) width / height / aspect))
              + 0.2 * Math.abs(Math.log((double) width * height / ((double) side * side)));
      if (cost < cheapest) {
        cheapest = cost;
        best = new ModelSize(width, height);
      }
    }
    return best;
  }
}
