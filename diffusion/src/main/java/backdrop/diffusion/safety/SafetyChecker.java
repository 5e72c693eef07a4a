package backdrop.diffusion.safety;

import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.RgbImage;
import backdrop.diffusion.onnx.Network;
import backdrop.diffusion.onnx.OnnxDevice;
import backdrop.diffusion.onnx.Port;
import backdrop.diffusion.onnx.RunScope;
import backdrop.diffusion.tensor.ElementType;
import backdrop.diffusion.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The safety checker of Stable Diffusion as diffusers exports it: {@code clip_input [1, 3, side,
 * side]} and, where the export has it, {@code images [1, height, width, 3]} from 0 to 1, to {@code
 * has_nsfw_concepts [1]}. Safe for use by many threads.
 */
public final class SafetyChecker implements AutoCloseable {

  private static final String PART = "safety_checker";
  private static final String CONCEPTS = "has_nsfw_concepts";

  private final Network network;
  private final ClipPicture reading;
  private final Port clipInput;
  private final Optional<Port> images;

  private SafetyChecker(Network network, ClipPicture reading) {
    ElementType[] floats = {ElementType.FLOAT32, ElementType.FLOAT16};
    this.network = network;
    this.reading = reading;
    this.clipInput = network.input("clip_input").ofType(floats).ofRank(4);
    this.images =
        network.hasInput("images")
            ? Optional.of(network.input("images").ofType(floats).ofRank(4))
            : Optional.empty();
    network.requireInputs("clip_input", "images");
    network.requireTruths(CONCEPTS);
  }

  /** The checker in {@code safety_checker/}; empty if the model has none. */
  public static Optional<SafetyChecker> openIfPresent(ModelFolder folder, OnnxDevice device) {
    if (!folder.has(PART + "/model.onnx")) {
      return Optional.empty();
    }
    ClipPicture reading = ClipPicture.read(folder);
    return Optional.of(device.open(folder, PART, network -> new SafetyChecker(network, reading)));
  }

  /** True if the picture shows what the model's makers do not want shown. */
  public boolean objectsTo(RgbImage picture, RunScope scope) {
    Map<Port, Tensor> given = new HashMap<>();
    Tensor clip = Tensor.allocate(clipInput.type(), 1, 3, reading.side(), reading.side());
    clip.put(0, reading.planes(picture));
    given.put(clipInput, clip);
    // It blackens what it objects to; one pixel for it to blacken will do.
    images.ifPresent(
        port ->
            given.put(
                port,
                Tensor.allocate(port.type(), 1, port.dimension(1, 1), port.dimension(2, 1), 3)));
    return network.runTruths(scope, given, CONCEPTS)[0];
  }

  @Override
  public void close() {
    network.close();
  }
}
