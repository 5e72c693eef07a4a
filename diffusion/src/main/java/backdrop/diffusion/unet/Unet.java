package backdrop.diffusion.unet;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.onnx.Network;
import backdrop.diffusion.onnx.OnnxDevice;
import backdrop.diffusion.onnx.Port;
import backdrop.diffusion.tensor.ElementType;
import java.util.Optional;

/**
 * The network that predicts noise: {@code sample [rows, 9, h, w]} (latents, mask, latents of the
 * masked picture), {@code timestep} and {@code encoder_hidden_states [rows, tokens, width]} to
 * {@code out_sample [rows, 4, h, w]}.
 */
public final class Unet implements AutoCloseable {

  /** Channels of the latents. */
  public static final int LATENT_CHANNELS = 4;

  private static final int INPUT_CHANNELS = 2 * LATENT_CHANNELS + 1;
  private static final String GUIDANCE = "timestep_cond";

  private final Network network;
  private final Port sample;
  private final Port timestep;
  private final Port context;
  private final Port prediction;
  private final Optional<Port> guidance;

  private Unet(Network network) {
    this.network = network;
    ElementType[] floats = {ElementType.FLOAT32, ElementType.FLOAT16};
    sample = network.input("sample").ofType(floats).ofRank(4);
    timestep = network.input("timestep").ofRank(0, 1);
    context = network.input("encoder_hidden_states").ofType(floats).ofRank(3);
    prediction = network.output("out_sample", "sample").ofType(floats).ofRank(4);
    guidance =
        network.hasInput(GUIDANCE)
            ? Optional.of(network.input(GUIDANCE).ofType(floats).ofRank(2))
            : Optional.empty();
    network.requireInputs("sample", "timestep", "encoder_hidden_states", GUIDANCE);
    guidance.ifPresent(Unet::requireWidth);
    int channels = sample.dimension(1, INPUT_CHANNELS);
    if (channels != INPUT_CHANNELS) {
      throw new DiffusionException(
          Reason.MODEL_UNSUPPORTED,
          "%s takes %d channels; an inpainting model takes %d"
              .formatted(network.name(), channels, INPUT_CHANNELS));
    }
  }

  public static Unet open(ModelFolder folder, OnnxDevice device) {
    return device.open(folder, "unet", Unet::new);
  }

  /** The only height or width in latents it takes, or -1 if it takes any. */
  public int fixedSide() {
    return Math.max(sample.dimension(2), sample.dimension(3));
  }

  /** The only number of tokens an embedding may have, or -1 if any will do. */
  public int contextTokens() {
    return context.dimension(1);
  }

  private static void requireWidth(Port port) {
    if (port.dimension(1) < 4) {
      throw new DiffusionException(
          Reason.MODEL_UNSUPPORTED,
          "%s: %s must have a fixed width of at least 4".formatted(port.network(), GUIDANCE));
    }
  }

  /** True if the network was distilled to guide itself: it is told the scale, and called once. */
  public boolean guidesItself() {
    return guidance.isPresent();
  }

  /** How many rows a call takes where this many are wanted: the export may fix the number. */
  public int rowsOfACall(int wanted) {
    return sample.dimension(0, wanted);
  }

  /** True if each row of a call may have a timestep of its own. */
  public boolean ownTimesteps() {
    return timestep.rank() == 1 && timestep.dimension(0) < 0;
  }

  /** Sets aside the memory for calls of up to this many rows. */
  UnetBatch batch(UnetShape shape, int capacity) {
    return new UnetBatch(
        network, sample, timestep, context, guidance, prediction, shape, rowsOfACall(capacity));
  }

  @Override
  public void close() {
    network.close();
  }
}
