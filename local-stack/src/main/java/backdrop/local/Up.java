package backdrop.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/** Starts the stack and keeps it until the process is told to stop. */
final class Up {
  private final Home home;
  private final LocalStack stack;
  private final Console console;
  private volatile boolean ready;

  private Up(Home home, LocalStack stack, Console console) {
    this.home = home;
    this.stack = stack;
    this.console = console;
  }

  /** Comes back with {@code --detach} only; otherwise the process ends by a signal or a failure. */
  static int run(Checkout checkout, Path folder, UpOptions options) throws InterruptedException {
    var home = Home.open(folder);
    if (options.detach()) {
      return Detached.start(checkout, home, options);
    }
    var console = Console.ofThisProcess();
    var stack = LocalStack.in(checkout, home, options, console);
    new Up(home, stack, console).run();
    return 0;
  }

  private void run() throws InterruptedException {
    var start = Instant.now();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stopping"));
    console.say("Starting Backdrop");
    stack.start();
    var account = LocalAccount.ensure(home, stack.registration(), new SecureRandom());
    welcome(account, Duration.between(start, Instant.now()));
    Thread.currentThread().join();
  }

  private void welcome(LocalAccount account, Duration took) {
    console.say("");
    console.say(
        console.bold("Backdrop is ready: " + stack.address())
            + "   (%s)".formatted(Console.seconds(took).strip()));
    console.say("  Sign in   %s   password %s".formatted(account.email(), account.password()));
    console.say("            (kept in %s)".formatted(home.account()));
    console.say(
        "  Paint     ./backdrop paint samples/bottle.jpg --scene \"on a light oak table\""
            + " --style minimalistic --out pictures");
    console.say("  Logs      " + home.logs());
    console.say(
        "  Stop      " + (Detached.isDetached() ? "./backdrop down" : "Ctrl-C or ./backdrop down"));
    ready = true;
    Home.write(home.ready(), stack.address() + "\n");
  }

  private void stop() {
    try {
      Files.deleteIfExists(home.ready());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    if (ready) {
      console.say("Stopping");
    }
    stack.close();
    if (ready) {
      console.say("Stopped");
    }
  }
}
