package backdrop.diffusion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The starter weights of this repository, and copies of them to damage. */
public final class StarterModel {

  private StarterModel() {}

  public static ModelFolder folder() {
    String configured = System.getProperty("starter.model", "../models/starter");
    return ModelFolder.at(Path.of(configured));
  }

  /** A copy under this directory that a test may change. */
  public static ModelFolder copyTo(Path directory) throws IOException {
    Path source = folder().root();
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = directory.resolve(source.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.write(target, Files.readAllBytes(file));
      }
    }
    return ModelFolder.at(directory);
  }
}
