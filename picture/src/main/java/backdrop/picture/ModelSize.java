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
    if (multiple < 1 || side < multiple) {
      throw new IllegalArgumentException(
          "a side of %d holds no multiple of %d".formatted(side, multiple));
    }
    double aspect = (double) canvas.width() / canvas.height();
    ModelSize best = new ModelSize(multiple, multiple);
    double least = Double.MAX_VALUE;
    for (int width = multiple; width <= 4 * side; width += multiple) {
      int height = Math.max(multiple, (int) Math.round(width / aspect / multiple) * multiple);
      // A wrong shape shows in the picture, a little more or less area does not.
      double cost =
          Math.abs(Math.log((double) width / height / aspect))
              + 0.2 * Math.abs(Math.log((double) width * height / ((double) side * side)));
      if (cost < least) {
        least = cost;
        best = new ModelSize(width, height);
      }
    }
    return best;
  }
}
