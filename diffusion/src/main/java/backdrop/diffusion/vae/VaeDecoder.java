package backdrop.diffusion.vae;

import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.RgbImage;
import backdrop.diffusion.onnx.Network;
import backdrop.diffusion.onnx.OnnxDevice;
import backdrop.diffusion.onnx.Port;
import backdrop.diffusion.onnx.RunScope;
import backdrop.diffusion.tensor.ElementType;
import backdrop.diffusion.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Latents to pixels: {@code latent_sample [n, 4, h, w]} to {@code sample [n, 3, H, W]}. */
public final class VaeDecoder implements AutoCloseable {

  private static final int CHANNELS = 4;

  private final Network network;
  private final VaeConfig config;
  private final Port latents;
  private final Port pixels;

  private VaeDecoder(Network network, VaeConfig config) {
    this.network = network;
    this.config = config;
    this.latents =
        network.input("latent_sample").ofType(ElementType.FLOAT32, ElementType.FLOAT16).ofRank(4);
    this.pixels = network.output("sample").ofRank(4);
    network.requireInputs("latent_sample");
  }

  public static VaeDecoder open(ModelFolder folder, OnnxDevice device, VaeConfig config) {
    return device.open(folder, "vae_decoder", network -> new VaeDecoder(network, config));
  }

  /** How many pictures one call has where this many are wanted: the export may fix the number. */
  public int picturesOfACall(int wanted) {
    return latents.dimension(0, wanted);
  }

  /**
   * Decodes scaled latents {@code [4, height, width]} of several pictures in one call, which is
   * filled up with the last of them where the export fixes the number.
   *
   * @param scaled at least one picture's, and no more than a call has
   * @param width of the latents
   * @param height of the latents
   */
  public List<RgbImage> decode(List<float[]> scaled, int width, int height, RunScope scope) {
    int size = CHANNELS * height * width;
    int places = picturesOfACall(scaled.size());
    Tensor input = Tensor.allocate(latents.type(), places, CHANNELS, height, width);
    for (int place = 0; place < places; place++) {
      input.put(place * size, unscaled(scaled.get(Math.min(place, scaled.size() - 1))));
    }
    Network.Answer answer = network.run(scope, Map.of(latents, input), pixels);
    config.check(network.name(), answer.dimension(2), (long) height * config.factor());
    config.check(network.name(), answer.dimension(3), (long) width * config.factor());
    Overflow.check(network.name(), answer.values());
    List<RgbImage> pictures = new ArrayList<>(scaled.size());
    for (int picture = 0; picture < scaled.size(); picture++) {
      pictures.add(
          PixelPlanes.toPixels(answer.values(), picture, answer.dimension(3), answer.dimension(2)));
    }
    return pictures;
  }

  private float[] unscaled(float[] scaled) {
    float[] unscaled = new float[scaled.length];
    for (int i = 0; i < scaled.length; i++) {
      unscaled[i] = scaled[i] / config.scaling();
    }
    return unscaled;
  }

  @Override
  public void close() {
    network.close();
  }
}
