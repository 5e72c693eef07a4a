package backdrop.command.models;

import backdrop.command.Refusal;
import backdrop.diffusion.model.FileDigest;
import backdrop.diffusion.model.FileDigests;
import backdrop.diffusion.model.ModelManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** The digests that seal a model folder. */
final class Seal {

  private Seal() {}

  /**
   * The digests of every file that the engine may read: all in the folders of the parts, and {@code
   * model_index.json}. What people read may be edited without breaking the seal.
   */
  static Map<String, FileDigest> of(Path model, IntConsumer progress) {
    return FileDigests.compute(model, files(model), progress);
  }

  private static List<String> files(Path model) {
    try (Stream<Path> all = Files.walk(model)) {
      return all.filter(Files::isRegularFile)
          .map(file -> model.relativize(file).toString())
          .filter(path -> path.contains("/") || path.equals("model_index.json"))
          .filter(path -> !path.startsWith(".") && !path.contains("/."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new Refusal("cannot read %s: %s".formatted(model, e.getMessage()), e);
    }
  }

  /** Compares every file of every variant with its digest. */
  static void check(Path model, ModelManifest manifest) {
    FileDigests.check(model, manifest.files());
  }
}
