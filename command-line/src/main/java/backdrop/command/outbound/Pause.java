package backdrop.command.outbound;

import java.time.Duration;

/** Waits; handed in, so that tests need not. */
@FunctionalInterface
public interface Pause {

  void sleep(Duration duration) throws InterruptedException;
}
