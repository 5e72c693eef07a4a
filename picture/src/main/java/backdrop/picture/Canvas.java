package backdrop.picture;

/**
 * The frame of a finished picture, in pixels; each side from {@value #MIN_SIDE} to {@value
 * #MAX_SIDE}.
 */
public record Canvas(int width, int height) {
  public static final int MIN_SIDE = 64;
  public static final int MAX_SIDE = 4096;

  public Canvas {
    if (!allows(width) || !allows(height)) {
      throw new IllegalArgumentException(
          "a canvas has sides of %d to %d pixels, not %d x %d"
              .formatted(MIN_SIDE, MAX_SIDE, width, height));
    }
  }

  /** Whether a canvas may have a side of this many pixels. */
  public static boolean allows(int side) {
    return side >= MIN_SIDE && side <= MAX_SIDE;
  }

  /** One colour all over, {@code 0xRRGGBB}: a backdrop that needs no painting. */
  public RgbaImage plain(int rgb) {
    return RgbaImage.plain(width, height, rgb);
  }

  boolean fits(RgbaImage image) {
    return image.width() == width && image.height() == height;
  }
}
