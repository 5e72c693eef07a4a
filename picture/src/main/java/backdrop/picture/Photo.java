package backdrop.picture;

/**
 * A decoded photo: upright, sRGB, and nothing left of its metadata.
 *
 * @param image the pixels
 * @param format the type the bytes had, whatever they were called
 * @param profile what became of an embedded colour profile
 */
public record Photo(RgbaImage image, PictureFormat format, Profile profile) {
  /** What became of an embedded colour profile. */
  public enum Profile {
    /** There was none: the pixels were taken as sRGB. */
    ABSENT,
    /** It says what sRGB says; the pixels stayed as they were. */
    SRGB,
    /** The pixels were converted from it to sRGB. */
    CONVERTED,
    /**
     * It was broken, or of another colour model; the pixels were taken as sRGB. Worth a warning.
     */
    IGNORED
  }
}
