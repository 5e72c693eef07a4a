package backdrop.diffusion.vae;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.RgbImage;
import backdrop.diffusion.model.JsonFile;
import backdrop.diffusion.onnx.Network;
import backdrop.diffusion.onnx.OnnxDevice;
import backdrop.diffusion.onnx.Port;
import backdrop.diffusion.onnx.RunScope;
import backdrop.diffusion.tensor.ElementType;
import backdrop.diffusion.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/**
 * A small decoder for previews, such as TAESD: {@code latent_sample [1, 4, h, w]} to {@code sample
 * [1, 3, H, W]} from -1 to 1. An eighteenth of the arithmetic of the real decoder (141 instead of
 * 2,515 GFLOP at 512 pixels), without its detail. Safe for use by many threads.
 */
public final class TinyDecoder implements AutoCloseable {

  private static final String PART = "vae_decoder_tiny";
  private static final int CHANNELS = 4;

  private final Network network;
  private final float scaling;
  private final Port latents;
  private final Port pixels;

  private TinyDecoder(Network network, float scaling) {
    this.network = network;
    this.scaling = scaling;
    this.latents =
        network.input("latent_sample").ofType(ElementType.FLOAT32, ElementType.FLOAT16).ofRank(4);
    this.pixels = network.output("sample").ofRank(4);
    network.requireInputs("latent_sample");
  }

  /** The decoder in {@code vae_decoder_tiny/}; empty if the model has none. */
  public static Optional<TinyDecoder> openIfPresent(ModelFolder folder, OnnxDevice device) {
    if (!folder.has(PART + "/model.onnx")) {
      return Optional.empty();
    }
    // 1 in diffusers' AutoencoderTiny: it takes latents as the UNet sees them.
    float scaling =
        (float)
            JsonFile.readIfPresent(folder, PART + "/config.json")
                .number("scaling_factor")
                .orElse(1);
    return Optional.of(device.open(folder, PART, network -> new TinyDecoder(network, scaling)));
  }

  /**
   * Decodes latents {@code [4, height, width]} as the UNet sees them.
   *
   * @param width of the latents
   * @param height of the latents
   */
  public RgbImage decode(float[] scaled, int width, int height, RunScope scope) {
    float[] unscaled = new float[scaled.length];
    for (int i = 0; i < scaled.length; i++) {
      unscaled[i] = scaled[i] / scaling;
    }
    Tensor input = Tensor.allocate(latents.type(), 1, CHANNELS, height, width);
    input.put(0, unscaled);
    Network.Answer answer = network.run(scope, Map.of(latents, input), pixels);
    int factor = answer.dimension(2) / height;
    if (answer.dimension(1) != 3
        || answer.dimension(2) != factor * height
        || answer.dimension(3) != factor * width) {
      throw new DiffusionException(
          Reason.MODEL_UNSUPPORTED, network.name() + " makes no picture of the latents' shape");
    }
    Overflow.check(network.name(), answer.values());
    return PixelPlanes.toPixels(answer.values(), 0, answer.dimension(3), answer.dimension(2));
  }

  @Override
  public void close() {
    network.close();
  }
}
