package backdrop.picture;

/**
 * Blending of 8-bit code values, rounded to the nearest; alpha 255 gives exactly the foreground, 0
 * exactly the background.
 */
final class Blend {
  private Blend() {}

  /** {@code (alpha * foreground + (255 - alpha) * background) / 255}, rounded. */
  static int mix(int foreground, int background, int alpha) {
    return (alpha * foreground + (255 - alpha) * background + 127) / 255;
  }

  /** A value held within 0 and 255 and rounded. */
  static int clamp(float value) {
    return value <= 0 ? 0 : value >= 255 ? 255 : (int) (value + 0.5f);
  }
}
