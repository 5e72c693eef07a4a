package backdrop.command.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;

/** Small models of the diffusion module's tests, which open and paint within a second. */
public final class TinyModel {

  /**
   * An ONNX file that ends the process that opens it: the least 64-bit number divided by -1, which
   * ONNX Runtime computes ahead and the processor answers with a trap.
   */
  private static final String CRASHING =
      "CAg6gQEKHgoBYQoBYhIRbGFzdF9oaWRkZW5fc3RhdGUiA0RpdhIBZyoTCAEQBzoKgICAgICAgICAAUIBYSoTCAEQBzoK"
          + "////////////AUIBYloXCglpbnB1dF9pZHMSCgoICAcSBAoCCAFiGQoRbGFzdF9oaWRkZW5fc3RhdGUSBAoCCAdC"
          + "BAoAEBE=";

  private TinyModel() {}

  /** The folder of one of them; not to be changed. */
  public static Path folder(String flavour) {
    return Path.of(System.getProperty("tiny.models"), flavour);
  }

  /** A copy to change. */
  public static Path copy(String flavour, Path target) throws IOException {
    Path source = folder(flavour);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = target.resolve(source.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    return target;
  }

  static byte[] crashingNetwork() {
    return Base64.getDecoder().decode(CRASHING);
  }
}
