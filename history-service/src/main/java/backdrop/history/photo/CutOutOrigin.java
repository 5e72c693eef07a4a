package backdrop.history.photo;

import java.util.Optional;

/**
 * How a machine came to a mask.
 *
 * @param confidence 0 (guess) to 1 (certain)
 * @param network the name of the network, where one made it; at most {@value #LONGEST_NAME}
 *     characters
 */
public record CutOutOrigin(double confidence, Method method, Optional<String> network) {
  static final int LONGEST_NAME = 100;

  /** What the mask was made from. */
  public enum Method {
    /** The photo's own transparency. */
    ALPHA,
    /** The built-in way. */
    AUTOMATIC,
    /** A segmentation network that the operator supplies. */
    NETWORK
  }
}
