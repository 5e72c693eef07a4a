package backdrop.diffusion.vae;

import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.model.JsonFile;

/**
 * How pixels and latents relate.
 *
 * @param factor pixels per latent along a side
 * @param scaling by what latents are multiplied to have the spread the UNet expects
 */
public record VaeConfig(int factor, float scaling) {

  public static VaeConfig read(ModelFolder folder) {
    JsonFile json = JsonFile.readIfPresent(folder, "vae_decoder/config.json");
    int levels = json.raw("block_out_channels").map(node -> node.size()).orElse(4);
    return new VaeConfig(1 << (levels - 1), (float) json.number("scaling_factor").orElse(0.18215));
  }
}
