package backdrop.inference.cutout;

import backdrop.picture.Mask;

/**
 * A mask and how far it can be trusted.
 *
 * @param mask of the photo's size, white = paint, black = keep
 * @param confidence 0 (guess) to 1 (certain)
 */
public record CutOut(Mask mask, double confidence, Method method) {
  /** How a mask was made. */
  public enum Method {
    /** From the photo's own transparency. */
    ALPHA,
    /** Found in the picture by the built-in way. */
    AUTOMATIC,
    /** Found by a segmentation network that the operator supplies. */
    NETWORK
  }
}
