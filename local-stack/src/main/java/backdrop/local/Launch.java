package backdrop.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Everything needed to start one process and to know when it serves. */
record Launch(
    String name,
    Path folder,
    List<String> command,
    Map<String, String> environment,
    Path log,
    URI ready) {
  Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
