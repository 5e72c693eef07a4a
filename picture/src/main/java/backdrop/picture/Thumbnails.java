package backdrop.picture;

/** Small copies for lists. */
public final class Thumbnails {
  private Thumbnails() {}

  /** The image with its longer side at most {@code side} pixels, its shape kept, never enlarged. */
  public static RgbaImage fit(RgbaImage image, int side) {
    int longer = Math.max(image.width(), image.height());
    if (longer <= side) {
      return image;
    }
    double scale = (double) side / longer;
    return Resampler.resize(
        image,
        (int) Math.max(1, Math.round(image.width() * scale)),
        (int) Math.max(1, Math.round(image.height() * scale)));
  }
}
