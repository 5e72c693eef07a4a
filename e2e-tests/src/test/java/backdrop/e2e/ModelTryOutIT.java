package backdrop.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that ends the process that opens it ends none of Backdrop's. */
final class ModelTryOutIT {
  /**
   * An ONNX file that ends the process that opens it: the least 64-bit number divided by -1, which
   * ONNX Runtime computes ahead and the processor answers with a trap.
   */
  private static final String CRASHING =
      "CAg6gQEKHgoBYQoBYhIRbGFzdF9oaWRkZW5fc3RhdGUiA0RpdhIBZyoTCAEQBzoKgICAgICAgICAAUIBYSoTCAEQBzoK"
          + "////////////AUIBYloXCglpbnB1dF9pZHMSCgoICAcSBAoCCAFiGQoRbGFzdF9oaWRkZW5fc3RhdGUSBAoCCAdC"
          + "BAoAEBE=";

  @TempDir Path folder;

  @Test
  void startsNothingWithAModelThatCrashesOnnxRuntime() throws Exception {
    var model = starterWithoutDigests();
    Files.write(model.resolve("text_encoder/model.onnx"), Base64.getDecoder().decode(CRASHING));
    var home = folder.resolve("home");
    var err = folder.resolve("err.txt");

    int status = up(model, home, err);

    assertEquals(1, status, Files.readString(err));
    assertTrue(
        Files.readString(err)
            .startsWith(
                "backdrop: %s cannot be painted with: text_encoder/model.onnx cannot be opened: ONNX Runtime crashes on it"
                    .formatted(model)),
        Files.readString(err));
    assertTrue(Files.exists(home.resolve("logs/model-try-out.log")));
    assertFalse(Files.exists(home.resolve("logs/inference.log")));
  }

  private int up(Path model, Path home, Path err) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dbackdrop.root=" + Path.of("").toAbsolutePath().getParent(),
                "-cp",
                System.getProperty("java.class.path"),
                "backdrop.local.Main",
                "up",
                "--port=0",
                "--model=" + model)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(err.toFile());
    builder.environment().put("BACKDROP_HOME", home.toString());
    var process = builder.start();
    try {
      assertTrue(process.waitFor(Person.PATIENCE.toSeconds(), TimeUnit.SECONDS));
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private Path starterWithoutDigests() throws IOException {
    var starter = Path.of("..", "models", "starter");
    var copy = folder.resolve("model");
    try (Stream<Path> files = Files.walk(starter)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var to = copy.resolve(starter.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    Files.delete(copy.resolve("backdrop.json"));
    return copy;
  }
}
