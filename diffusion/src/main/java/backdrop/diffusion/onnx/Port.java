package backdrop.diffusion.onnx;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.tensor.ElementType;
import java.util.Arrays;
import java.util.List;

/**
 * An input or output of a network as its file declares it.
 *
 * @param network the network's file, for messages
 * @param shape one number a dimension, -1 where the file leaves it open
 */
public record Port(String network, String name, ElementType type, List<Long> shape) {

  /** True if the dimensions that the file fixes are these. */
  public boolean takes(long... dimensions) {
    if (dimensions.length != shape.size()) {
      return false;
    }
    for (int i = 0; i < dimensions.length; i++) {
      if (shape.get(i) >= 0 && shape.get(i) != dimensions[i]) {
        return false;
      }
    }
    return true;
  }

  public int rank() {
    return shape.size();
  }

  /** The fixed size of a dimension, or -1. */
  public int dimension(int index) {
    return shape.get(index).intValue();
  }

  /** The fixed size of a dimension, or the other one where the file leaves it open. */
  public int dimension(int index, int other) {
    return dimension(index) < 0 ? other : dimension(index);
  }

  /** This port, or a failure if its numbers are of none of these types. */
  public Port ofType(ElementType... types) {
    if (!Arrays.asList(types).contains(type)) {
      throw unsupported("is of type " + type);
    }
    return this;
  }

  /** This port, or a failure if it has none of these ranks. */
  public Port ofRank(int... ranks) {
    if (Arrays.stream(ranks).noneMatch(rank -> rank == rank())) {
      throw unsupported("has " + rank() + " dimensions");
    }
    return this;
  }

  private DiffusionException unsupported(String what) {
    return new DiffusionException(
        Reason.MODEL_UNSUPPORTED,
        "%s: %s %s, which this engine cannot use".formatted(network, name, what));
  }
}
