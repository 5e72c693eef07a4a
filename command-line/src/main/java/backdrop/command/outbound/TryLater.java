package backdrop.command.outbound;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The server cannot answer now. */
final class TryLater extends IOException {

  private static final long serialVersionUID = 1;

  private final transient Optional<Duration> wait;

  /**
   * @param wait how long the server asks to wait
   */
  TryLater(String message, Optional<Duration> wait) {
    super(message);
    this.wait = wait;
  }

  Optional<Duration> delay() {
    return wait;
  }
}
