package backdrop.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers which processes were started, so that the next launcher can end any that outlived this
 * one.
 *
 * <p>A process is recorded by its id together with the moment it started: ids are used again, and a
 * stranger must not be ended in place of a child.
 */
final class ChildRecords {
  private static final Duration LEAVE = Duration.ofSeconds(5);

  private final Path file;
  private final Map<String, String> records = new TreeMap<>();

  ChildRecords(Path file) {
    this.file = file;
  }

  synchronized void add(Launch launch, ProcessHandle process) {
    records.put(launch.name(), process.pid() + " " + startOf(process) + " " + launch.ready());
    save();
  }

  synchronized void clear() {
    records.clear();
    save();
  }

  /** A recorded process that still runs, and the address at which it says whether it is ready. */
  record Alive(String name, ProcessHandle handle, String ready) {}

  /** The recorded processes that still run, by name. */
  static List<Alive> alive(Path file) {
    return Home.read(file).stream()
        .flatMap(String::lines)
        .map(line -> line.split(" "))
        .filter(words -> words.length == 4)
        .flatMap(
            words ->
                find(words[1], words[2])
                    .map(process -> new Alive(words[0], process, words[3]))
                    .stream())
        .toList();
  }

  /** Ends the recorded processes that still run and returns their names. */
  static List<String> endOrphans(Path file) {
    var orphans = alive(file);
    orphans.forEach(orphan -> orphan.handle().destroy());
    orphans.forEach(orphan -> awaitExit(orphan.handle()));
    return orphans.stream().map(Alive::name).toList();
  }

  private static Optional<ProcessHandle> find(String pid, String start) {
    try {
      return ProcessHandle.of(Long.parseLong(pid))
          .filter(process -> startOf(process).equals(start));
    } catch (NumberFormatException damaged) {
      return Optional.empty();
    }
  }

  private static void awaitExit(ProcessHandle orphan) {
    try {
      orphan.onExit().get(LEAVE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException stays) {
      orphan.destroyForcibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }

  private void save() {
    var text = new StringBuilder();
    records.forEach((name, process) -> text.append(name).append(' ').append(process).append('\n'));
    Home.write(file, text.toString());
  }
}
