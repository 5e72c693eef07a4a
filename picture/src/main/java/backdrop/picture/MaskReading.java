package backdrop.picture;

/** What the pixels of a mask's PNG mean. */
public enum MaskReading {
  /**
   * White is painted and black is kept. Colours count by their luminance; what is transparent
   * counts as black.
   */
  LUMINANCE,

  /**
   * Transparent is painted and opaque is kept, whatever the colours: the masks of OpenAI's image
   * edits.
   */
  ALPHA
}
