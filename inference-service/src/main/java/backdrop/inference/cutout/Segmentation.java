package backdrop.inference.cutout;

import backdrop.picture.RgbaImage;
import java.util.Optional;

/** Tells the product from the rest of a photo by what it has learnt of pictures. */
public interface Segmentation {
  /** Knows nothing. */
  Segmentation NONE = photo -> Optional.empty();

  /**
   * How much of each place is product; empty if that cannot be told, now or ever. Any thread may
   * call.
   *
   * @param photo opaque
   */
  Optional<Shares> find(RgbaImage photo);

  /**
   * Shares of product over the whole photo, at a size of their own.
   *
   * @param values 0 to 1, row by row
   * @param network the name of what found them
   */
  record Shares(int width, int height, float[] values, String network) {
    public Shares {
      if (values.length != width * height) {
        throw new IllegalArgumentException(
            "%d values are not %d x %d shares".formatted(values.length, width, height));
      }
    }
  }
}
