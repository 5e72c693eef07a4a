package backdrop.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts the stack and keeps it until the process is told to stop. */
final class Up {
  private final Home home;
  private final Console console;
  private final AtomicBoolean ready = new AtomicBoolean();

  private Up(Home home, Console console) {
    this.home = home;
    this.console = console;
  }

  /**
   * Comes back only with {@code --detach}; otherwise the process ends by a signal, or by a failure
   * to start.
   */
  static int run(Checkout checkout, Path folder, UpOptions options) throws InterruptedException {
    var home = Home.open(folder);
    if (options.detach()) {
      return Detached.start(checkout, home, options);
    }
    new Up(home, Console.ofThisProcess()).run(checkout, options.port());
    return 0;
  }

  private void run(Checkout checkout, int port) throws InterruptedException {
    var start = Instant.now();
    var lock = HomeLock.take(home);
    endOrphans();
    home.startNewLogs();
    var random = new SecureRandom();
    var plan =
        new StackPlan(
            checkout,
            home,
            port,
            Outside.of(System.getenv()),
            new Ports(home.ports(), random),
            new Secrets(home.secrets(), random));
    var stack = new LocalStack(plan, new ChildRecords(home.children()), console);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, lock), "stopping"));
    console.say("Starting Backdrop");
    stack.start();
    var account = LocalAccount.ensure(home, stack.registration(), random);
    welcome(plan.address(), account, Duration.between(start, Instant.now()));
    Thread.currentThread().join();
  }

  private void endOrphans() {
    var orphans = ChildRecords.endOrphans(home.children());
    if (!orphans.isEmpty()) {
      console.trouble("ended what an earlier run left behind: " + String.join(", ", orphans));
    }
  }

  private void welcome(URI address, LocalAccount account, Duration took) {
    console.say("");
    console.say(
        console.bold("Backdrop is ready: " + address)
            + "   ("
            + Console.seconds(took).strip()
            + ")");
    console.say(
        "  Sign in  %s  password %s  (kept in %s)"
            .formatted(account.email(), account.password(), home.account()));
    console.say(
        "  Paint    ./backdrop paint samples/bottle.jpg --scene \"on a light oak table, soft morning light\" "
            + "--style minimalistic --out pictures");
    console.say("  Logs     " + home.logs());
    console.say(
        "  Stop     " + (Detached.isDetached() ? "./backdrop down" : "Ctrl-C, or ./backdrop down"));
    Home.write(home.ready(), address + "\n");
    ready.set(true);
  }

  private void stop(LocalStack stack, HomeLock lock) {
    try {
      Files.deleteIfExists(home.ready());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    if (ready.get()) {
      console.say("Stopping");
    }
    stack.close();
    lock.close();
    if (ready.get()) {
      console.say("Stopped");
    }
  }
}
