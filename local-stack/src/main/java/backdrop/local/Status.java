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
    var launcher = HomeLock.isTaken(home) ? Home.read(home.pid()) : Optional.<String>empty();
    if (launcher.isEmpty() && processes.isEmpty()) {
      console.say("Nothing runs in " + home.folder());
      return 1;
    }
    var address = launcher.flatMap(pid -> home.address());
    console.say(headline(launcher, address));
    long total = 0;
    try (var http = HttpClient.newHttpClient()) {
      for (var process : processes) {
        var ready = Answer.of(http, URI.create(process.ready())).ready();
        var pid = Long.toString(process.handle().pid());
        total += line(console, process.name(), ready ? "ready" : "not ready", pid);
      }
    }
    if (launcher.isPresent()) {
      total += line(console, "launcher", "", launcher.get());
    }
    console.say("  %-43s%6d MiB".formatted("together", total >> 10));
    return address.isPresent() ? 0 : 1;
  }

  private static String headline(Optional<String> launcher, Optional<String> address) {
    if (launcher.isEmpty()) {
      return "The launcher is gone; ./backdrop down or ./backdrop up ends what it left behind";
    }
    return address
        .map(place -> "Backdrop is ready: " + place)
        .orElse("Backdrop is starting or stopping");
  }

  private static long line(Console console, String name, String state, String pid) {
    var memory = residentKib(pid);
    var words = memory.map(kib -> "%6d MiB".formatted(kib >> 10)).orElse("");
    console.say("  %-16s%-11s process %-8s%s".formatted(name, state, pid, words));
    return memory.orElse(0L);
  }

  /** Resident memory where the system tells it in a file, as Linux does. */
  private static Optional<Long> residentKib(String pid) {
    try (var lines = Files.lines(Path.of("/proc", pid, "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.valueOf(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException elsewhere) {
      return Optional.empty();
    }
  }
}
