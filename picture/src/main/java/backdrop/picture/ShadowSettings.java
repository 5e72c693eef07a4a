package backdrop.picture;

/**
 * What shadow the product casts on its new background.
 *
 * @param strength 0 (none) to 1 (dark); without meaning for {@link Mode#NONE}
 */
public record ShadowSettings(Mode mode, double strength) {
  public static final ShadowSettings NONE = new ShadowSettings(Mode.NONE, 0);
  public static final ShadowSettings SOFT = new ShadowSettings(Mode.SOFT, 0.6);

  /** The kind of shadow. */
  public enum Mode {
    NONE,
    /** A soft contact shadow along the product's base. */
    SOFT
  }

  public ShadowSettings {
    if (!(strength >= 0 && strength <= 1)) {
      throw new IllegalArgumentException(
          "a shadow's strength lies between 0 and 1, not " + strength);
    }
  }
}
