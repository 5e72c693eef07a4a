package backdrop.local.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class GuardTest {
  /** A program that would run for ever. */
  public static final class Forever {
    public static void main(String[] arguments) throws InterruptedException {
      System.out.println(String.join(" ", arguments));
      Thread.currentThread().join();
    }
  }

  private static Process guarded() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Guard.class.getName(),
            Forever.class.getName(),
            "one",
            "two")
        .start();
  }

  @Test
  void endsTheProgramWhenItsLauncherIsGone() throws Exception {
    var process = guarded();
    process.inputReader().readLine();
    process.getOutputStream().close();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
  }

  @Test
  void handsItsArgumentsOnAndLetsTheProgramRun() throws Exception {
    var process = guarded();
    assertEquals("one two", process.inputReader().readLine());
    assertFalse(process.waitFor(300, TimeUnit.MILLISECONDS));
    process.destroyForcibly();
  }
}
