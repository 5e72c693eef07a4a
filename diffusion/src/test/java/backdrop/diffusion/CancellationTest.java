package backdrop.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CancellationTest {

  private final Cancellation cancellation = new Cancellation();
  private final AtomicInteger ran = new AtomicInteger();

  @Test
  void runsItsActionsOnce() {
    cancellation.onCancel(ran::incrementAndGet);

    cancellation.cancel();
    cancellation.cancel();

    assertEquals(1, ran.get());
  }

  @Test
  void runsAnActionAtOnceWhenAlreadyCancelled() {
    cancellation.cancel();

    cancellation.onCancel(ran::incrementAndGet);

    assertEquals(1, ran.get());
  }

  @Test
  void forgetsAnActionWhoseRegistrationWasClosed() {
    cancellation.onCancel(ran::incrementAndGet).close();

    cancellation.cancel();

    assertEquals(0, ran.get());
  }
}
