package backdrop.history.image;

/**
 * An upload after safe reading.
 *
 * @param width in pixels, upright
 * @param height in pixels, upright
 * @param hasAlpha whether any pixel is not opaque
 * @param png the upright sRGB copy, without metadata
 * @param thumbnail JPEG
 */
public record ReadPhoto(int width, int height, boolean hasAlpha, byte[] png, byte[] thumbnail) {}
