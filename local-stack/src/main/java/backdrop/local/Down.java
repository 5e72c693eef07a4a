package backdrop.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops the stack of a home, whoever started it. */
final class Down {
  private static final Duration LIMIT = Duration.ofSeconds(45);

  private Down() {}

  /** Comes back when nothing of the stack runs any more. */
  static int run(Home home, Console console) throws InterruptedException {
    var launcher =
        HomeLock.isTaken(home)
            ? Home.read(home.pid()).flatMap(Down::process)
            : Optional.<ProcessHandle>empty();
    if (launcher.isPresent()) {
      stop(launcher.get());
    }
    var orphans = ChildRecords.endOrphans(home.children());
    console.say(
        launcher.isPresent() || !orphans.isEmpty()
            ? "Stopped"
            : "Nothing runs in " + home.folder());
    return 0;
  }

  private static Optional<ProcessHandle> process(String pid) {
    return ProcessHandle.of(Long.parseLong(pid));
  }

  private static void stop(ProcessHandle launcher) throws InterruptedException {
    launcher.destroy();
    try {
      launcher.onExit().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException stays) {
      launcher.destroyForcibly();
    }
  }
}
