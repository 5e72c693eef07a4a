package backdrop.diffusion;

import backdrop.diffusion.DiffusionException.Reason;

/**
 * Opaque sRGB pixels, row by row, three bytes a pixel: {@code rgb[(y * width + x) * 3]} is red.
 *
 * <p>The array is shared, not copied; nobody changes it after handing it over.
 */
public record RgbImage(int width, int height, byte[] rgb) {

  public RgbImage {
    if (width < 1 || height < 1 || rgb.length != (long) width * height * 3) {
      throw new DiffusionException(
          Reason.REQUEST_INVALID,
          "%d bytes are no RGB picture of %dx%d".formatted(rgb.length, width, height));
    }
  }
}
