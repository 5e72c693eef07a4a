package backdrop.diffusion.vae;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.model.JsonFile;

/**
 * How pixels and latents relate.
 *
 * @param factor pixels per latent along a side
 * @param scaling by what latents are multiplied to have the spread the UNet expects
 */
public record VaeConfig(int factor, float scaling) {

  private static final String FILE = "vae_decoder/config.json";

  public static VaeConfig read(ModelFolder folder) {
    JsonFile json = JsonFile.readIfPresent(folder, FILE);
    int levels = json.raw("block_out_channels").map(node -> node.size()).orElse(4);
    float scaling = (float) json.number("scaling_factor").orElse(0.18215);
    if (levels < 1 || levels > 8 || !(scaling > 0)) {
      throw new DiffusionException(Reason.MODEL_BROKEN, FILE + " describes no latents");
    }
    return new VaeConfig(1 << (levels - 1), scaling);
  }

  /** Fails unless a network's answer has the size that these pixels and latents should have. */
  void check(String network, long actual, long expected) {
    if (actual != expected) {
      throw new DiffusionException(
          Reason.MODEL_UNSUPPORTED,
          "%s gives %d values along a side where %d are expected"
              .formatted(network, actual, expected));
    }
  }
}
