package backdrop.diffusion;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

  /** A copy under this directory without digests, so that a test may change its files. */
  public static ModelFolder copyTo(Path directory) throws IOException {
    ModelFolder copy = sealedCopyTo(directory);
    Path manifest = directory.resolve("backdrop.json");
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode content = (ObjectNode) mapper.readTree(manifest.toFile());
    content.remove("files");
    mapper.writeValue(manifest.toFile(), content);
    return copy;
  }

  /** A copy under this directory that knows the digests of its files. */
  public static ModelFolder sealedCopyTo(Path directory) throws IOException {
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
