package backdrop.diffusion.clip;

import backdrop.diffusion.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A tokenizer folder of 1,208 pieces in CLIP's format, 30 tokens between the frame. It belongs to
 * no model, so that tests of the text do not change with the weights.
 */
final class SmallVocabulary {

  static final int END = 1207;

  private SmallVocabulary() {}

  static ModelFolder folder() {
    return ModelFolder.at(Path.of("src/test/resources/backdrop/diffusion/clip/vocabulary"));
  }

  /** A copy under this directory, to damage. */
  static ModelFolder copyTo(Path directory) throws IOException {
    Path source = folder().root().resolve("tokenizer");
    Path target = Files.createDirectories(directory.resolve("tokenizer"));
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    return ModelFolder.at(directory);
  }
}
