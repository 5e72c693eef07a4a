package backdrop.inference.generation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * This process as the others see it, with its clock and its source of ids.
 *
 * @param id stable across restarts of the same process, unique among those that run
 */
public record Replica(String id, InstantSource clock, Supplier<String> ids) {
  /** A replica that draws random UUIDs. */
  public static Replica of(String id, InstantSource clock) {
    return new Replica(id, clock, () -> UUID.randomUUID().toString());
  }

  /** Now, in the precision that is stored. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  Ending ending() {
    return new Ending(now(), ids.get(), id);
  }
}
