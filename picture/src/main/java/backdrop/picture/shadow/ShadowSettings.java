package backdrop.picture.shadow;

/**
 * What shadow the product throws on its new background.
 *
 * @param strength 0 (none) to 1 (dark); without meaning for {@link Mode#NONE}
 * @param direction where the light comes from, in degrees as seen on the picture: 0 from the right,
 *     90 from behind the product, 180 from the left, 270 from the camera; of a cast shadow
 * @param softness 0 (sharp, a small lamp) to 1 (soft, an overcast sky)
 * @param length of a cast shadow over the height of the product, 0 to 3: the cotangent of the
 *     light's height
 * @param spread how far a contact shadow reaches out from the base, 0 to 1
 */
public record ShadowSettings(
    Mode mode, double strength, double direction, double softness, double length, double spread) {
  public static final double DEFAULT_DIRECTION = 225;
  public static final double DEFAULT_SOFTNESS = 0.5;
  public static final double DEFAULT_LENGTH = 0.6;
  public static final double DEFAULT_SPREAD = 0.5;
  public static final double MAX_LENGTH = 3;

  public static final ShadowSettings NONE = of(Mode.NONE, 0);
  public static final ShadowSettings SOFT = of(Mode.CONTACT, 0.6);

  /** The kind of shadow. */
  public enum Mode {
    NONE,
    /** Along the product's base, where it keeps even scattered light from the ground. */
    CONTACT,
    /** The product's outline, laid on the ground away from the light. */
    CAST,
    /** Contact and cast. */
    BOTH
  }

  public ShadowSettings {
    require(strength >= 0 && strength <= 1, "strength lies between 0 and 1", strength);
    require(direction >= 0 && direction <= 360, "direction lies between 0 and 360", direction);
    require(softness >= 0 && softness <= 1, "softness lies between 0 and 1", softness);
    require(length >= 0 && length <= MAX_LENGTH, "length lies between 0 and 3", length);
    require(spread >= 0 && spread <= 1, "spread lies between 0 and 1", spread);
  }

  /** A shadow of that strength; the rest as usual. */
  public static ShadowSettings of(Mode mode, double strength) {
    return new ShadowSettings(
        mode, strength, DEFAULT_DIRECTION, DEFAULT_SOFTNESS, DEFAULT_LENGTH, DEFAULT_SPREAD);
  }

  boolean touches() {
    return mode == Mode.CONTACT || mode == Mode.BOTH;
  }

  boolean casts() {
    return mode == Mode.CAST || mode == Mode.BOTH;
  }

  private static void require(boolean holds, String rule, double value) {
    if (!holds) {
      throw new IllegalArgumentException("a shadow's " + rule + ", not " + value);
    }
  }
}
