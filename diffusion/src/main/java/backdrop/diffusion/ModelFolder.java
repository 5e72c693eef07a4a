package backdrop.diffusion;

import backdrop.diffusion.DeviceOptions.Device;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.model.FileDigests;
import backdrop.diffusion.model.ModelManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder that holds an inpainting model in the diffusers layout:
 *
 * <ul>
 *   <li>{@code tokenizer/}: {@code vocab.json} and {@code merges.txt}, or {@code tokenizer.json}
 *   <li>{@code text_encoder/model.onnx}, {@code unet/model.onnx}, {@code vae_encoder/model.onnx},
 *       {@code vae_decoder/model.onnx}, each with its {@code config.json}
 *   <li>{@code scheduler/scheduler_config.json}
 *   <li>{@code backdrop.json}, optional: name, native size, defaults, and the digests of the files
 * </ul>
 *
 * <p>The networks stand at the top, for any device, or in a folder for each {@link ModelVariant};
 * what a variant's folder lacks is taken from the top, so tokenizer and scheduler are there once.
 *
 * <p>A folder whose {@code backdrop.json} lists files is sealed: other files in it do not count,
 * and {@link #verify()} tells a damaged file from a sound one. The folder is looked at when
 * something is opened from it, not before. Safe for use by many threads.
 */
public final class ModelFolder {

  private final Path root;
  private final Optional<ModelVariant> variant;
  private volatile @Nullable ModelManifest manifest;

  private ModelFolder(Path root, Optional<ModelVariant> variant) {
    this.root = root;
    this.variant = variant;
  }

  public static ModelFolder at(Path root) {
    return new ModelFolder(root, Optional.empty());
  }

  public Path root() {
    return root;
  }

  /** The variant whose networks are read; empty before {@link #on} and where there is only one. */
  public Optional<ModelVariant> variant() {
    return variant;
  }

  /** The variants that have a folder of their own. */
  public Set<ModelVariant> variants() {
    EnumSet<ModelVariant> found = EnumSet.noneOf(ModelVariant.class);
    for (ModelVariant each : ModelVariant.values()) {
      if (manifest().sealed()
          ? manifest().files().keySet().stream().anyMatch(file -> file.startsWith(each.id() + "/"))
          : Files.isDirectory(root.resolve(each.id()))) {
        found.add(each);
      }
    }
    return found;
  }

  /**
   * This folder with the networks that suit the device best. One whose variant is chosen already
   * stays as it is. Fails with {@link Reason#MODEL_MISSING} if there are networks for another kind
   * of device only.
   */
  public ModelFolder on(Device device) {
    Set<ModelVariant> present = variants();
    if (variant.isPresent() || present.isEmpty()) {
      return this;
    }
    for (ModelVariant suiting : ModelVariant.suiting(device)) {
      if (present.contains(suiting)) {
        return new ModelFolder(root, Optional.of(suiting));
      }
    }
    if (has("unet/model.onnx")) {
      return this;
    }
    throw new DiffusionException(
        Reason.MODEL_MISSING,
        "The model folder %s lacks %s/unet/model.onnx: it has networks for a GPU only"
            .formatted(root, ModelVariant.CPU_FP32.id()));
  }

  /**
   * The same model in single precision, where this is a half precision variant that has such
   * networks beside it: to paint with again what half precision could not hold.
   */
  public Optional<ModelFolder> precise() {
    if (variant.isEmpty() || variant.get() != ModelVariant.GPU_FP16) {
      return Optional.empty();
    }
    if (variants().contains(ModelVariant.CPU_FP32)) {
      return Optional.of(new ModelFolder(root, Optional.of(ModelVariant.CPU_FP32)));
    }
    return Optional.of(at(root)).filter(top -> top.has("unet/model.onnx"));
  }

  /** Returns the file at this path inside the folder, or fails with a message that names it. */
  public Path require(String relativePath) {
    if (!Files.isDirectory(root)) {
      throw new DiffusionException(Reason.MODEL_MISSING, "There is no model folder at " + root);
    }
    String path = located(relativePath);
    Path file = root.resolve(path);
    if (!Files.isRegularFile(file)) {
      throw new DiffusionException(
          Reason.MODEL_MISSING, "The model folder %s lacks %s".formatted(root, path));
    }
    if (!counts(path)) {
      throw new DiffusionException(
          Reason.MODEL_BROKEN,
          "%s in %s is not among the files that %s lists"
              .formatted(path, root, ModelManifest.FILE));
    }
    return file;
  }

  public boolean has(String relativePath) {
    String path = located(relativePath);
    return Files.isRegularFile(root.resolve(path)) && counts(path);
  }

  /**
   * Compares the size and SHA-256 digest of each file that this variant may read with those in
   * {@code backdrop.json}, so that a truncated or damaged file never reaches ONNX Runtime. Fails
   * with {@link Reason#MODEL_BROKEN} or {@link Reason#MODEL_MISSING} and names the file; a folder
   * that is not sealed passes. Reads every byte: takes about as long as the disk needs for it.
   */
  public void verify() {
    FileDigests.check(root, manifest().filesOf(variant));
  }

  /** What {@code backdrop.json} says about the files; has no files if there is no such file. */
  public ModelManifest manifest() {
    ModelManifest known = manifest;
    if (known == null) {
      known = ModelManifest.read(root);
      manifest = known;
    }
    return known;
  }

  /** The folder's own name, used where the model does not name itself. */
  public String name() {
    Path last = root.toAbsolutePath().normalize().getFileName();
    return last == null ? root.toString() : last.toString();
  }

  @Override
  public String toString() {
    return variant.map(each -> root + " (" + each.id() + ")").orElse(root.toString());
  }

  /** Where a file stands: with the variant if it is there or nowhere, else at the top. */
  private String located(String path) {
    if (variant.isEmpty()) {
      return path;
    }
    String own = variant.get().id() + "/" + path;
    boolean onlyAtTheTop =
        !Files.isRegularFile(root.resolve(own)) && Files.isRegularFile(root.resolve(path));
    return onlyAtTheTop ? path : own;
  }

  private boolean counts(String path) {
    return !manifest().sealed()
        || path.equals(ModelManifest.FILE)
        || manifest().files().containsKey(path);
  }
}
