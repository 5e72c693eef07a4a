package backdrop.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One running process of the stack, whose output goes to its log and whose standard input we hold.
 */
final class Child {
  /**
   * Ctrl-C reaches every process of a terminal at once. Children must not hear it, or the databases
   * would leave before the services; an ignored signal stays ignored across exec.
   */
  static final List<String> DEAF_TO_THE_TERMINAL =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

  private final Launch launch;
  private final Process process;

  private Child(Launch launch, Process process) {
    this.launch = launch;
    this.process = process;
  }

  static Child start(Launch launch) {
    var command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
    command.addAll(launch.command());
    var builder =
        new ProcessBuilder(command)
            .directory(launch.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
    builder.environment().putAll(launch.environment());
    try {
      return new Child(launch, builder.start());
    } catch (IOException failed) {
      throw new StackFailure("cannot start " + launch.name() + ": " + failed.getMessage(), failed);
    }
  }

  Launch launch() {
    return launch;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The exit status of a process that has ended; 128 + n where signal n ended it. */
  int status() {
    return process.exitValue();
  }

  CompletableFuture<Process> onExit() {
    return process.onExit();
  }

  /** Writes one line to the process, which must be one that reads its standard input. */
  void tell(String line) {
    try {
      var input = process.getOutputStream();
      input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException gone) {
      throw new StackFailure(launch.name() + " does not listen: " + gone.getMessage(), gone);
    }
  }

  /** Asks the process to leave. */
  void stop() {
    process.destroy();
  }

  /** Ends the process now, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
  }

  /** Waits for the process to leave and ends it when it takes longer. */
  void awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
        process.waitFor();
      }
    } catch (InterruptedException interrupted) {
      kill();
      Thread.currentThread().interrupt();
    }
  }
}
