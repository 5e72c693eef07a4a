package backdrop.picture;

/**
 * What a photo's header says; nothing has been decoded.
 *
 * @param format told from the first bytes, never from a name or a declared type
 * @param width as stored, before turning upright
 * @param height as stored, before turning upright
 * @param orientation how to turn it upright
 */
public record PhotoHeader(PictureFormat format, int width, int height, Orientation orientation) {
  /** The width once the photo stands upright. */
  public int uprightWidth() {
    return orientation.swapsSides() ? height : width;
  }

  /** The height once the photo stands upright. */
  public int uprightHeight() {
    return orientation.swapsSides() ? width : height;
  }
}
