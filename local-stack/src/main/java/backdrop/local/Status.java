package backdrop.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Shows what runs in a home, whether it serves, and how much memory it takes. */
final class Status {
  private Status() {}

  /** Ends with 0 when a photo can be painted now, else with 1. */
  static int run(Home home, Console console) throws InterruptedException {
    var processes = ChildRecords.alive(home.children());
    if (processes.isEmpty()) {
      console.say("Nothing runs in " + home.folder());
      return 1;
    }
    console.say(
        home.address()
            .map(address -> "Backdrop is ready: " + address)
            .orElse("Backdrop is starting"));
    long total = 0;
    try (var http = HttpClient.newHttpClient()) {
      for (var process : processes) {
        var memory = residentKib(process.handle().pid());
        total += memory.orElse(0L);
        console.say(
            "  %-16s%-11s process %-9d%s"
                .formatted(
                    process.name(),
                    Answer.of(http, URI.create(process.ready())).ready() ? "ready" : "not ready",
                    process.handle().pid(),
                    memory.map(kib -> "%6d MiB".formatted(kib >> 10)).orElse("")));
      }
    }
    console.say("  %-43s%6d MiB".formatted("together", total >> 10));
    return home.address().isPresent() ? 0 : 1;
  }

  /** Resident memory where the system tells it in a file, as Linux does. */
  private static Optional<Long> residentKib(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.valueOf(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException elsewhere) {
      return Optional.empty();
    }
  }
}
