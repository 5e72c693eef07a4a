package backdrop.history.kafka;

import org.jspecify.annotations.Nullable;

/** An event that will be no more readable the next time. */
final class UnreadableEventException extends RuntimeException {
  UnreadableEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
