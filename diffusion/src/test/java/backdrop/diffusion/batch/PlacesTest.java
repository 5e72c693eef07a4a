package backdrop.diffusion.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Waiting for a place among the pictures in hand. */
final class PlacesTest {

  private final Places places = new Places(1);

  @Test
  void whoCancelsStopsWaitingAtOnceAndKeepsNobodyBehind() throws Exception {
    places.take(new Cancellation());
    Cancellation cancellation = new Cancellation();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var leaving = callers.submit(() -> places.take(cancellation));
      var staying = callers.submit(() -> places.take(new Cancellation()));

      cancellation.cancel();

      var failure = assertThrows(ExecutionException.class, () -> leaving.get(30, TimeUnit.SECONDS));
      assertEquals(Reason.CANCELLED, ((DiffusionException) failure.getCause()).reason());
      places.giveBack();
      staying.get(30, TimeUnit.SECONDS);
    }
  }
}
