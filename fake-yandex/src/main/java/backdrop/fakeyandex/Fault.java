package backdrop.fakeyandex;

import java.time.Duration;
import java.util.Optional;

/** A way in which a provider fails, to be played instead of an answer. */
public sealed interface Fault {
  /** An error status, in the error shape of the method that was called. */
  record Status(int status, Optional<Duration> retryAfter) implements Fault {
    public Status(int status) {
      this(status, Optional.empty());
    }
  }

  /** The right answer, one byte a second. */
  record Drip() implements Fault {}

  /** The first half of the right answer with the status 200. */
  record Truncated() implements Fault {}

  /** An error body with the status 200. */
  record ErrorWithStatus200() implements Fault {}

  /** An answer of this many bytes, JSON to the end. */
  record Huge(int bytes) implements Fault {}

  /** The connection is closed without an answer. */
  record HangUp() implements Fault {}
}
