package backdrop.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Leaves the launcher running on its own, and shows what it says until it is ready. */
final class Detached {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final String PROPERTY = "backdrop.detached";

  private Detached() {}

  /** Whether this process was left running by {@code up --detach}. */
  static boolean isDetached() {
    return Boolean.getBoolean(PROPERTY);
  }

  /** Comes back with 0 when the stack is ready, with 1 when it could not start. */
  static int start(Checkout checkout, Home home, UpOptions options) throws InterruptedException {
    if (HomeLock.isTaken(home)) {
      // Says the same as a second launcher in the foreground.
      HomeLock.take(home).close();
    }
    var said = home.folder().resolve("up.log");
    try {
      var launcher = launch(checkout, home, options, said);
      show(launcher, home, said);
      return launcher.isAlive() ? 0 : 1;
    } catch (IOException failed) {
      throw new StackFailure("cannot start in the background: " + failed.getMessage(), failed);
    }
  }

  /** A closed terminal hangs up on what it started; nohup makes the launcher deaf to that. */
  private static Process launch(Checkout checkout, Home home, UpOptions options, Path said)
      throws IOException {
    Files.deleteIfExists(home.ready());
    // The launcher says the password of the local account.
    Home.writePrivately(said, "");
    var command = new ArrayList<>(List.of("nohup"));
    command.addAll(
        JavaCommand.ofJar(
            checkout.stackJar(),
            List.of(
                "-Xmx64m",
                JavaCommand.QUICK_START,
                "-D" + PROPERTY + "=true",
                "-Dbackdrop.root=" + checkout.folder()),
            Main.class.getName()));
    command.addAll(List.of("up", "--port", Integer.toString(options.port())));
    options.model().ifPresent(model -> command.addAll(List.of("--model", model)));
    options.cutOutModel().ifPresent(folder -> command.addAll(List.of("--cutout-model", folder)));
    if (options.fakeYandex()) {
      command.add("--fake-yandex");
    }
    var builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(said.toFile())
            .redirectErrorStream(true);
    builder.environment().put("BACKDROP_HOME", home.folder().toString());
    return builder.start();
  }

  private static void show(Process launcher, Home home, Path said)
      throws IOException, InterruptedException {
    try (var words = new RandomAccessFile(said.toFile(), "r")) {
      while (launcher.isAlive() && home.address().isEmpty()) {
        copy(words);
        Thread.sleep(POLL);
      }
      copy(words);
    }
  }

  private static void copy(RandomAccessFile words) throws IOException {
    var fresh = new byte[(int) (words.length() - words.getFilePointer())];
    words.readFully(fresh);
    System.out.print(new String(fresh, StandardCharsets.UTF_8));
    System.out.flush();
  }
}
