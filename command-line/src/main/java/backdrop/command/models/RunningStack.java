package backdrop.command.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What can be seen of a stack that runs with this home folder: its process in {@code pid} and the
 * model's folder in {@code model}.
 */
record RunningStack(Path home) {

  /** Whether a stack runs and has this model open. */
  boolean paintsWith(Path model) {
    return runs() && model.toString().equals(content("model"));
  }

  private boolean runs() {
    String pid = content("pid");
    return pid.matches("\\d{1,18}")
        && ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent();
  }

  private String content(String file) {
    try {
      return Files.readString(home.resolve(file)).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
