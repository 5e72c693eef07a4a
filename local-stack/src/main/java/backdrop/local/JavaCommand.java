package backdrop.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for the JVMs of a stack, all run by the JDK that runs the launcher. */
final class JavaCommand {
  /**
   * Small and quick to start; services live in their libraries, so the bytes saved here are most of
   * what there is.
   */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "-Djava.awt.headless=true");

  /** Half the start-up time of a process that never computes for long. */
  static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private JavaCommand() {}

  /** Runs a main class of this module's own jar. */
  static List<String> ofJar(Path jar, List<String> flags, String mainClass) {
    var command = base(flags);
    command.addAll(List.of("-cp", jar.toString(), mainClass));
    return command;
  }

  /** Runs a packaged service with the guard in front, which ends it when the launcher is gone. */
  static List<String> ofService(Path guard, Path quarkusApp, List<String> flags) {
    return guarded(
        guard,
        quarkusApp.resolve("quarkus-run.jar"),
        flags,
        "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
  }

  /** Runs a command that works on files alone, with the guard in front; its arguments follow. */
  static List<String> ofCommandLine(Path guard, Path jar) {
    return guarded(guard, jar, List.of("-Xmx64m", QUICK_START), "backdrop.command.Main");
  }

  private static List<String> guarded(Path guard, Path jar, List<String> flags, String mainClass) {
    var command = base(flags);
    command.addAll(
        List.of(
            "-cp",
            guard + java.io.File.pathSeparator + jar,
            "backdrop.local.guard.Guard",
            mainClass));
    return command;
  }

  private static List<String> base(List<String> flags) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(flags);
    return command;
  }
}
