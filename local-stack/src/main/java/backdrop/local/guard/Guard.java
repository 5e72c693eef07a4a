package backdrop.local.guard;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs another main class and ends the process when standard input closes.
 *
 * <p>The launcher holds the other end of that pipe and never writes to it, so the pipe closes
 * exactly when the launcher is gone, however it went: this needs no polling, no process ids, and
 * works for {@code kill -9} too.
 */
public final class Guard {
  private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(10);

  private Guard() {}

  /** Takes the name of the main class to run, then its arguments. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    watch(System.in, () -> System.exit(1));
    try {
      Class.forName(arguments[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (InvocationTargetException failed) {
      failed.printStackTrace();
      System.exit(1);
    }
  }

  /**
   * Runs the action once the stream ends, and halts the process should it still be there ten
   * seconds later.
   */
  public static void watch(InputStream lifeline, Runnable orphaned) {
    Thread.ofPlatform().daemon().name("guard").start(() -> waitForEnd(lifeline, orphaned));
  }

  private static void waitForEnd(InputStream lifeline, Runnable orphaned) {
    try {
      lifeline.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException broken) {
      // A broken pipe says the same as a closed one: nobody is at the other end.
    }
    Thread.ofPlatform().daemon().name("guard-halt").start(Guard::haltAfterLimit);
    orphaned.run();
  }

  private static void haltAfterLimit() {
    try {
      Thread.sleep(SHUTDOWN_LIMIT);
    } catch (InterruptedException early) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
