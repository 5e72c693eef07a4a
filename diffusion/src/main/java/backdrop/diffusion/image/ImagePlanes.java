package backdrop.diffusion.image;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;

/**
 * Numbers for each pixel of a picture, one plane a channel: {@code values[(c * height + y) * width
 * + x]}.
 *
 * <p>The array is shared, not copied; nobody changes it after handing it over.
 */
public record ImagePlanes(int channels, int height, int width, float[] values) {

  public ImagePlanes {
    if (channels < 1
        || height < 1
        || width < 1
        || values.length != (long) channels * height * width) {
      throw new DiffusionException(
          Reason.REQUEST_INVALID,
          "%d numbers are no %d planes of %dx%d".formatted(values.length, channels, width, height));
    }
  }

  /** Where a row of a plane begins in {@link #values}. */
  public int offset(int channel, int y) {
    return (channel * height + y) * width;
  }
}
