package backdrop.picture;

/**
 * A smooth passage between two colours over a whole canvas, mixed in sRGB code values and rounded,
 * without dithering. Drawn as CSS draws the same gradient (CSS Images Module Level 3, sections 3.1
 * and 3.2), so a browser can show beforehand what is made here.
 *
 * @param from the first colour, {@code 0xRRGGBB}
 * @param to the last colour, {@code 0xRRGGBB}
 * @param angle of a linear gradient, in degrees: 0 runs upwards, 90 to the right; without meaning
 *     for a radial one
 */
public record Gradient(Shape shape, int from, int to, double angle) {
  /** How the colours spread. */
  public enum Shape {
    /** Along a line through the middle of the canvas, to the corners on either side. */
    LINEAR,
    /** In circles around the middle of the canvas, out to its corners. */
    RADIAL
  }

  public Gradient {
    if (!(angle >= 0 && angle <= 360)) {
      throw new IllegalArgumentException("an angle lies between 0 and 360 degrees, not " + angle);
    }
  }

  /** An opaque image of the canvas's size. */
  public RgbaImage on(Canvas canvas) {
    int width = canvas.width();
    int height = canvas.height();
    double right = StrictMath.sin(StrictMath.toRadians(angle));
    double down = -StrictMath.cos(StrictMath.toRadians(angle));
    double length = Math.abs(width * right) + Math.abs(height * down);
    double corner = Math.hypot(width, height) / 2;
    byte[] pixels = new byte[4 * width * height];
    for (int y = 0, i = 0; y < height; y++) {
      double dy = y + 0.5 - height / 2.0;
      for (int x = 0; x < width; x++, i += 4) {
        double dx = x + 0.5 - width / 2.0;
        double share =
            switch (shape) {
              case LINEAR -> 0.5 + (dx * right + dy * down) / length;
              case RADIAL -> Math.sqrt(dx * dx + dy * dy) / corner;
            };
        pixels[i] = mix(16, share);
        pixels[i + 1] = mix(8, share);
        pixels[i + 2] = mix(0, share);
        pixels[i + 3] = -1;
      }
    }
    return RgbaImage.of(width, height, pixels);
  }

  private byte mix(int shift, double share) {
    int first = from >> shift & 255;
    int last = to >> shift & 255;
    return (byte) Math.round(first + (last - first) * share);
  }
}
