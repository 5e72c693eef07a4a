package backdrop.inference.cutout;

/** Values between the centres of pixels; beyond the outermost centres the border repeats. */
final class Bilinear {
  private Bilinear() {}

  /**
   * The value at a place.
   *
   * @param across from 0, the left border, to 1, the right one
   * @param down from 0, the upper border, to 1, the lower one
   */
  static double at(float[] values, int width, int height, double across, double down) {
    double x = Math.clamp(across * width - 0.5, 0, width - 1.0);
    double y = Math.clamp(down * height - 0.5, 0, height - 1.0);
    int left = (int) x;
    int top = (int) y;
    int right = Math.min(left + 1, width - 1);
    int bottom = Math.min(top + 1, height - 1);
    double toRight = x - left;
    double toBottom = y - top;
    double upper =
        values[top * width + left] * (1 - toRight) + values[top * width + right] * toRight;
    double lower =
        values[bottom * width + left] * (1 - toRight) + values[bottom * width + right] * toRight;
    return upper * (1 - toBottom) + lower * toBottom;
  }
}
