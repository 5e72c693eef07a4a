package backdrop.diffusion.image;

import java.util.Optional;

/**
 * Which input and which output of a network are used.
 *
 * @param input its name; empty where the network has only one
 * @param output its name; empty means the one at {@code outputIndex}
 * @param outputIndex in the order of the file, from 0; negative counts from the last, which is -1
 */
public record ImagePorts(Optional<String> input, Optional<String> output, int outputIndex) {

  /** The only input and the first output. */
  public static final ImagePorts FIRST = new ImagePorts(Optional.empty(), Optional.empty(), 0);

  /** This input and this output. */
  public static ImagePorts named(String input, String output) {
    return new ImagePorts(Optional.of(input), Optional.of(output), 0);
  }
}
