package backdrop.picture;

/**
 * How stored rows and columns turn into an upright picture: the eight values of EXIF tag 0x0112 in
 * their order. Any other value counts as {@link #UPRIGHT}.
 */
public enum Orientation {
  UPRIGHT,
  MIRRORED,
  UPSIDE_DOWN,
  MIRRORED_UPSIDE_DOWN,
  TRANSPOSED,
  LYING_ON_LEFT,
  TRANSVERSED,
  LYING_ON_RIGHT;

  private static final Orientation[] BY_TAG = values();

  static Orientation ofTag(int value) {
    return value >= 1 && value <= BY_TAG.length ? BY_TAG[value - 1] : UPRIGHT;
  }

  /** The value of EXIF tag 0x0112, 1 to 8. */
  public int tag() {
    return ordinal() + 1;
  }

  /** Whether the upright picture is as wide as the stored one is high. */
  public boolean swapsSides() {
    return ordinal() >= 4;
  }

  /** The upright column of stored pixel (x, y) in a stored picture of {@code width x height}. */
  int uprightX(int x, int y, int width, int height) {
    return switch (this) {
      case UPRIGHT, MIRRORED_UPSIDE_DOWN -> x;
      case MIRRORED, UPSIDE_DOWN -> width - 1 - x;
      case TRANSPOSED, LYING_ON_RIGHT -> y;
      case LYING_ON_LEFT, TRANSVERSED -> height - 1 - y;
    };
  }

  /** The upright row of stored pixel (x, y) in a stored picture of {@code width x height}. */
  int uprightY(int x, int y, int width, int height) {
    return switch (this) {
      case UPRIGHT, MIRRORED -> y;
      case UPSIDE_DOWN, MIRRORED_UPSIDE_DOWN -> height - 1 - y;
      case TRANSPOSED, LYING_ON_LEFT -> x;
      case TRANSVERSED, LYING_ON_RIGHT -> width - 1 - x;
    };
  }
}
