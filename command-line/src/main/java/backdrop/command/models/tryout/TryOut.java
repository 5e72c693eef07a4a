package backdrop.command.models.tryout;

import backdrop.command.Refusal;
import backdrop.command.models.FileTree;
import backdrop.diffusion.DeviceOptions.Device;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Paints one step with a model in another process. Whatever the model's files hold, this process
 * goes on; fails with a {@link Refusal} that names the file and the fault.
 */
public final class TryOut {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A large model from a slow disk takes minutes; nothing takes this long. */
  private static final Duration LONGEST = Duration.ofMinutes(20);

  /** In the order in which the engine opens them. */
  private static final List<String> NETWORKS =
      List.of(
          "text_encoder",
          "vae_encoder",
          "vae_decoder",
          "unet",
          "vae_decoder_tiny",
          "safety_checker");

  private static final int KILLED = 128 + 9;

  private final Path model;

  public TryOut(Path model) {
    this.model = model;
  }

  /** Paints on the device, or on the CPU if the device cannot be used. */
  public Painted paint(Device device) {
    Ending ending = run(device, Optional.empty());
    if (ending.crashed()) {
      throw new Refusal(whoCrashes(device) + ending.words());
    }
    return ending.painted();
  }

  private String whoCrashes(Device device) {
    for (String network : NETWORKS) {
      if (run(device, Optional.of(network)).crashed()) {
        return network + "/model.onnx cannot be opened: ";
      }
    }
    return "the model opens but cannot paint: ";
  }

  private Ending run(Device device, Optional<String> network) {
    try {
      // A process that crashes cannot clear away what ONNX Runtime unpacked for it.
      Path scratch = Files.createTempDirectory("backdrop-tryout");
      try {
        Process process =
            new ProcessBuilder(command(device, network, scratch))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
          return ending(process);
        } finally {
          process.destroyForcibly().waitFor();
        }
      } finally {
        FileTree.delete(scratch);
      }
    } catch (IOException e) {
      throw new Refusal("cannot start a process to try the model in: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("interrupted", e);
    }
  }

  private List<String> command(Device device, Optional<String> network, Path scratch) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx1g",
            "-XX:+UseSerialGC",
            // A crash is an answer here, not an event to write files about.
            "-XX:+SuppressFatalErrorMessage",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + scratch,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            TryOutMain.class.getName(),
            device.name(),
            model.toString()));
    network.ifPresent(command::add);
    return command;
  }

  private static Ending ending(Process process) throws IOException, InterruptedException {
    Thread watch =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                      process.destroyForcibly();
                    }
                  } catch (InterruptedException e) {
                    // It ended in time.
                  }
                });
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    watch.interrupt();
    return new Ending(code, output.strip());
  }

  /** How the process ended. */
  private record Ending(int code, String output) {

    boolean crashed() {
      return code != 0 && code != 1;
    }

    String words() {
      return code == KILLED
          ? "its process was killed, most likely for want of memory"
          : "ONNX Runtime crashes on it (exit code %d)".formatted(code);
    }

    Painted painted() {
      try {
        JsonNode found = MAPPER.readTree(output.substring(output.lastIndexOf('\n') + 1));
        if (code == 0) {
          return MAPPER.treeToValue(found, Painted.class);
        }
        throw new Refusal(found.path("message").asText("the process that tried the model failed"));
      } catch (JsonProcessingException e) {
        throw new Refusal("the process that tried the model gave no answer", e);
      }
    }
  }
}
