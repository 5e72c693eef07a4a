package backdrop.diffusion;

import backdrop.diffusion.DiffusionException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that holds an inpainting model in the diffusers layout:
 *
 * <ul>
 *   <li>{@code tokenizer/}: {@code vocab.json} and {@code merges.txt}, or {@code tokenizer.json}
 *   <li>{@code text_encoder/model.onnx}, {@code unet/model.onnx}, {@code vae_encoder/model.onnx},
 *       {@code vae_decoder/model.onnx}, each with its {@code config.json}
 *   <li>{@code scheduler/scheduler_config.json}
 *   <li>{@code backdrop.json}, optional: name, native size and defaults
 * </ul>
 *
 * <p>The folder is looked at when something is opened from it, not before.
 */
public record ModelFolder(Path root) {

  public static ModelFolder at(Path root) {
    return new ModelFolder(root);
  }

  /** Returns the file at this path inside the folder, or fails with a message that names it. */
  public Path require(String relativePath) {
    if (!Files.isDirectory(root)) {
      throw new DiffusionException(Reason.MODEL_MISSING, "There is no model folder at " + root);
    }
    Path file = root.resolve(relativePath);
    if (!Files.isRegularFile(file)) {
      throw new DiffusionException(
          Reason.MODEL_MISSING, "The model folder " + root + " lacks " + relativePath);
    }
    return file;
  }

  public boolean has(String relativePath) {
    return Files.isRegularFile(root.resolve(relativePath));
  }

  /** The folder's own name, used where the model does not name itself. */
  public String name() {
    Path last = root.toAbsolutePath().normalize().getFileName();
    return last == null ? root.toString() : last.toString();
  }
}
