package backdrop.diffusion.model;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.NegativeWords;
import backdrop.diffusion.Sampler;
import backdrop.diffusion.Sampling;

/**
 * What a model says about itself in {@code backdrop.json}; what it leaves out is guessed from the
 * networks' own configurations.
 *
 * @param nativeSize the side in pixels at which it paints best
 * @param sizeMultiple what sides must be a multiple of
 * @param negativeWords what it understands in a negative prompt; any words unless it says otherwise
 */
public record ModelDescriptor(
    String name,
    String family,
    int nativeSize,
    int sizeMultiple,
    Sampling defaults,
    NegativeWords negativeWords) {

  private static final String FILE = ModelManifest.FILE;

  /** How often a Stable Diffusion UNet changes resolution, plus one. */
  private static final int USUAL_LEVELS = 4;

  public ModelDescriptor {
    if (nativeSize < 1 || sizeMultiple < 1) {
      throw new DiffusionException(
          Reason.MODEL_BROKEN, FILE + ": nativeSize and sizeMultiple must be positive");
    }
  }

  /**
   * Reads the description.
   *
   * @param factor pixels per latent along a side
   */
  public static ModelDescriptor read(ModelFolder folder, int factor) {
    JsonFile own = JsonFile.readIfPresent(folder, FILE);
    JsonFile unet = JsonFile.readIfPresent(folder, "unet/config.json");
    int levels = unet.raw("block_out_channels").map(node -> node.size()).orElse(USUAL_LEVELS);
    return new ModelDescriptor(
        own.text("name").orElse(folder.name()),
        own.text("family").orElse(family(unet.integer("cross_attention_dim").orElse(0))),
        own.integer("nativeSize").orElse(unet.integer("sample_size").orElse(64) * factor),
        own.integer("sizeMultiple").orElse(factor << (levels - 1)),
        new Sampling(
            own.text("sampler").map(ModelDescriptor::sampler).orElse(Sampler.DDIM),
            own.integer("steps").orElse(30),
            own.number("guidanceScale").orElse(7.5)),
        own.text("negativeWords")
            .map(ModelDescriptor::negativeWords)
            .orElse(NegativeWords.GENERAL));
  }

  private static NegativeWords negativeWords(String id) {
    return NegativeWords.withId(id)
        .orElseThrow(
            () ->
                new DiffusionException(
                    Reason.MODEL_UNSUPPORTED,
                    FILE + ": negativeWords is general or scene, not " + id));
  }

  private static String family(int contextWidth) {
    return switch (contextWidth) {
      case 768 -> "sd-1.5";
      case 1024 -> "sd-2";
      default -> "custom";
    };
  }

  private static Sampler sampler(String id) {
    return Sampler.withId(id)
        .orElseThrow(
            () ->
                new DiffusionException(
                    Reason.MODEL_UNSUPPORTED, FILE + ": there is no sampler " + id));
  }
}
