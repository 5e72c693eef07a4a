package backdrop.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder with the sources, and where in it the build leaves what is started. */
public record Checkout(Path folder) {
  /** The checkout around the folder; fails in words when there is none. */
  public static Checkout around(Path folder) {
    for (var candidate = folder.toAbsolutePath();
        candidate != null;
        candidate = candidate.getParent()) {
      if (Files.isRegularFile(candidate.resolve("backdrop"))
          && Files.isRegularFile(candidate.resolve("pom.xml"))) {
        return new Checkout(candidate);
      }
    }
    throw new StackFailure(folder + " is not inside a Backdrop checkout");
  }

  /** The packaged service; fails in words when it has not been built. */
  Path service(Service service) {
    var app = folder.resolve(service.id() + "-service").resolve("target").resolve("quarkus-app");
    return built(app.resolve("quarkus-run.jar")).resolveSibling("");
  }

  Path stackJar() {
    return built(folder.resolve("local-stack/target/local-stack.jar"));
  }

  Path guardJar() {
    return built(folder.resolve("local-stack/target/local-stack-guard.jar"));
  }

  Path commandLineJar() {
    return built(folder.resolve("command-line/target/command-line.jar"));
  }

  Path starterModel() {
    return folder.resolve("models/starter");
  }

  private static Path built(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StackFailure(file + " is missing: build it with ./backdrop build");
    }
    return file;
  }
}
