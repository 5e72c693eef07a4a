package backdrop.picture.light;

/**
 * The light that something was photographed in, as linear red, green and blue, each above 0.
 *
 * <p>Estimated by Shades of Gray (Finlayson and Trezzi, "Shades of Gray and Colour Constancy", CIC
 * 2004): the Minkowski norm of the colours with p = 6, between the mean of the gray-world
 * assumption (Buchsbaum 1980), which coloured things mislead, and the maximum, which one spot
 * misleads.
 */
public record Light(double red, double green, double blue) {
  static final int NORM = 6;

  /** Darker than this is as good as black: too little to tell a colour from. */
  private static final double DARK = 0.02;

  /** A paper of more colour than this is coloured, and says little about its light. */
  private static final double NEARLY_NEUTRAL = 1.6;

  /** Relative luminance by the primaries of sRGB (IEC 61966-2-1). */
  double luminance() {
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  /** Whether it is bright enough to be compared with another. */
  boolean tells() {
    return Math.min(red, Math.min(green, blue)) > DARK;
  }

  /** Whether it may well be a white or gray paper in the light, not a coloured one. */
  public boolean nearlyNeutral() {
    return tells()
        && Math.max(red, Math.max(green, blue)) / Math.min(red, Math.min(green, blue))
            < NEARLY_NEUTRAL;
  }

  /** The colour of this light at the brightness of another. */
  public Light asBrightAs(Light other) {
    double gain = other.luminance() / luminance();
    return new Light(red * gain, green * gain, blue * gain);
  }
}
