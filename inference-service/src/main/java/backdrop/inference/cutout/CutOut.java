package backdrop.inference.cutout;

import backdrop.picture.Mask;
import java.util.Optional;

/**
 * A mask and how far it can be trusted.
 *
 * @param mask of the photo's size, white = paint, black = keep
 * @param confidence 0 (guess) to 1 (certain)
 * @param network the name of the network, where one made it
 */
public record CutOut(Mask mask, double confidence, Method method, Optional<String> network) {
  CutOut(Mask mask, double confidence, Method method) {
    this(mask, confidence, method, Optional.empty());
  }

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
