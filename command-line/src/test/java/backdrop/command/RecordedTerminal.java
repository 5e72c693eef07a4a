package backdrop.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs commands in this process with a home folder of their own and keeps what they say. */
public final class RecordedTerminal {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();

  public RecordedTerminal(Path home) {
    environment.put("BACKDROP_HOME", home.toString());
  }

  /** Sets an environment variable for the commands that follow. */
  public RecordedTerminal with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** The exit code of {@code ./backdrop} with these arguments. */
  public int run(String... arguments) {
    return Main.run(surroundings(), arguments);
  }

  /**
   * Starts {@code ./backdrop} with these arguments in a process of its own; what it says is lost.
   */
  public Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    return builder.start();
  }

  public Surroundings surroundings() {
    return new Surroundings(
        Path.of(System.getProperty("starter.model")).getParent().getParent(),
        environment,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false);
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
