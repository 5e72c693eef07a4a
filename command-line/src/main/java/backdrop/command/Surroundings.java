package backdrop.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command runs and where it speaks.
 *
 * @param checkout the folder with the sources, which holds the model that ships with them
 * @param environment the environment variables
 * @param out takes what was asked for
 * @param err takes progress and complaints
 * @param terminal whether a person sees {@code err} as it is written
 */
public record Surroundings(
    Path checkout,
    Map<String, String> environment,
    PrintStream out,
    PrintStream err,
    boolean terminal) {

  static Surroundings ofThisProcess() {
    return new Surroundings(
        Path.of(System.getProperty("backdrop.root", "")).toAbsolutePath().normalize(),
        System.getenv(),
        System.out,
        System.err,
        Boolean.getBoolean("backdrop.tty.err"));
  }

  /** The variable's value; empty if it is not set or blank. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** The folder that {@code BACKDROP_HOME} names, else {@code .backdrop} in the checkout. */
  public Path home() {
    return variable("BACKDROP_HOME").map(Path::of).orElse(checkout.resolve(".backdrop"));
  }

  /** The model that ships with the sources. */
  public Path starterModel() {
    return checkout.resolve("models").resolve("starter");
  }

  /** What was prepared for this machine and need not be prepared again; shared with the stack. */
  public Path cache() {
    return home().resolve("cache");
  }

  /** The folder with the imported models, one folder each. */
  public Path modelStore() {
    return home().resolve("models");
  }
}
