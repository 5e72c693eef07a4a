package backdrop.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Paints one step with a model in a process of its own, so that a network that ends its process
 * does not end the service's.
 *
 * <p>Needed only where a model has no digests: others came through {@code models import} or {@code
 * models verify --seal}, which tried them in the same way, and the service compares their files
 * with the digests before it opens any.
 */
final class ModelTryOut {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path model;
  private final List<String> commandLine;
  private final Path log;

  /**
   * @param commandLine runs {@code ./backdrop} with the arguments that follow, and ends when its
   *     standard input does
   * @param log takes what it says besides its answer
   */
  ModelTryOut(Path model, List<String> commandLine, Path log) {
    this.model = model;
    this.commandLine = List.copyOf(commandLine);
    this.log = log;
  }

  /** Whether nothing in the folder says what its files should be. */
  static boolean isNeeded(Path model) {
    try {
      var manifest = JSON.readTree(model.resolve("backdrop.json").toFile());
      return manifest.path("files").isEmpty();
    } catch (IOException missingOrBroken) {
      return true;
    }
  }

  /** Fails with the file at fault and its fault where the model cannot paint. */
  void run() throws InterruptedException {
    var command = new ArrayList<>(Child.DEAF_TO_THE_TERMINAL);
    command.addAll(commandLine);
    command.addAll(List.of("models", "verify", model.toString(), "--json"));
    try {
      var answer = Files.createTempFile("backdrop-model", ".json");
      try {
        var process =
            new ProcessBuilder(command)
                .redirectOutput(answer.toFile())
                .redirectError(log.toFile())
                .start();
        try {
          int status = process.waitFor();
          refuseUnlessSound(status, Files.readString(answer));
        } finally {
          process.destroyForcibly();
        }
      } finally {
        Files.delete(answer);
      }
    } catch (IOException failed) {
      throw new StackFailure("cannot try %s: %s".formatted(model, failed.getMessage()), failed);
    }
  }

  private void refuseUnlessSound(int status, String answer) {
    var outcome = outcome(answer);
    if (status == 0 && outcome.path("sound").asBoolean()) {
      return;
    }
    // ONNX Runtime's words come with lines of their own.
    var problem = outcome.path("problem").asText().strip().replaceAll("\\s*\\R\\s*", " ");
    throw new StackFailure(
        problem.isEmpty()
            ? "trying %s ended without an answer (status %d, see %s)".formatted(model, status, log)
            : "%s cannot be painted with: %s".formatted(model, problem));
  }

  private static JsonNode outcome(String answer) {
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException none) {
      return JSON.missingNode();
    }
  }
}
