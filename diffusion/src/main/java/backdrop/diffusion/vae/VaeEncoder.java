package backdrop.diffusion.vae;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.RgbImage;
import backdrop.diffusion.onnx.Network;
import backdrop.diffusion.onnx.OnnxDevice;
import backdrop.diffusion.onnx.Port;
import backdrop.diffusion.onnx.RunScope;
import backdrop.diffusion.random.TorchGenerator;
import backdrop.diffusion.tensor.ElementType;
import backdrop.diffusion.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;

/**
 * Pixels to latents: {@code sample [1, 3, H, W]} to {@code latent_parameters [1, 8, h, w]} (means
 * and logarithms of variances, sampled here) or {@code latent_sample [1, 4, h, w]}.
 */
public final class VaeEncoder implements AutoCloseable {

  private static final int CHANNELS = 4;

  private final Network network;
  private final VaeConfig config;
  private final Port pixels;
  private final Port latents;

  private VaeEncoder(Network network, VaeConfig config) {
    this.network = network;
    this.config = config;
    this.pixels =
        network.input("sample").ofType(ElementType.FLOAT32, ElementType.FLOAT16).ofRank(4);
    this.latents = network.output("latent_parameters", "latent_sample").ofRank(4);
    network.requireInputs("sample");
  }

  public static VaeEncoder open(ModelFolder folder, OnnxDevice device, VaeConfig config) {
    return device.open(folder, "vae_encoder", network -> new VaeEncoder(network, config));
  }

  /** True if it draws the sample itself, so that a seed does not give the same picture again. */
  public boolean ignoresSeed() {
    return network.drawsRandomNumbers();
  }

  /** The only height or width in pixels it takes, or -1 if it takes any. */
  int fixedSide() {
    return Math.max(pixels.dimension(2), pixels.dimension(3));
  }

  /**
   * Encodes what the mask leaves in sight.
   *
   * @param generator draws the sample where the encoder gives a distribution
   * @return {@code [4, h, w]}, scaled
   */
  public float[] encode(RgbImage picture, byte[] mask, TorchGenerator generator, RunScope scope) {
    Tensor input = Tensor.allocate(pixels.type(), 1, 3, picture.height(), picture.width());
    input.put(0, PixelPlanes.withoutMasked(picture, mask));
    Network.Answer answer = network.run(scope, Map.of(pixels, input), latents);
    config.check(network.name(), answer.dimension(2), picture.height() / config.factor());
    config.check(network.name(), answer.dimension(3), picture.width() / config.factor());
    float[] result =
        switch (answer.dimension(1)) {
          case CHANNELS -> answer.values();
          case 2 * CHANNELS -> sample(answer.values(), generator);
          default ->
              throw new DiffusionException(
                  Reason.MODEL_UNSUPPORTED,
                  "%s gives %d channels".formatted(network.name(), answer.dimension(1)));
        };
    for (int i = 0; i < result.length; i++) {
      result[i] *= config.scaling();
    }
    return result;
  }

  private static float[] sample(float[] parameters, TorchGenerator generator) {
    float[] result = Arrays.copyOf(parameters, parameters.length / 2);
    float[] noise = generator.normal(result.length);
    for (int i = 0; i < result.length; i++) {
      float logVariance = Math.clamp(parameters[result.length + i], -30f, 20f);
      result[i] += noise[i] * (float) StrictMath.exp(logVariance / 2);
    }
    return result;
  }

  @Override
  public void close() {
    network.close();
  }
}
