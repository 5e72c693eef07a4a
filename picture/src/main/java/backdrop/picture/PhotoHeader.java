package backdrop.picture;

/**
 * What a photo's header says; nothing has been decoded.
 *
 * @param format told from the first bytes, never from a name or a declared type
 * @param coding how the pixels are stored, in words: {@code progressive CMYK}, {@code 16-bit gray
 *     with alpha, interlaced}
 * @param width as stored, before turning upright
 * @param height as stored, before turning upright
 * @param orientation how to turn it upright
 * @param metadataBytes bytes of EXIF, XMP, profiles, text, thumbnails and whatever else describes
 *     the picture; none of them outlives decoding
 * @param tailBytes bytes behind the end of the picture; never looked at
 */
public record PhotoHeader(
    PictureFormat format,
    String coding,
    int width,
    int height,
    Orientation orientation,
    long metadataBytes,
    long tailBytes) {
  /** The width once the photo stands upright. */
  public int uprightWidth() {
    return orientation.swapsSides() ? height : width;
  }

  /** The height once the photo stands upright. */
  public int uprightHeight() {
    return orientation.swapsSides() ? width : height;
  }
}
