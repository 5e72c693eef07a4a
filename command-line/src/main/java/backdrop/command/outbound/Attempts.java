package backdrop.command.outbound;

import backdrop.command.Refusal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Tries again while there is hope: five times, counted anew whenever a transfer got further. */
final class Attempts {

  private static final int MOST = 5;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Pause pause;
  private final String asked;

  /**
   * @param asked names what is asked for in messages
   */
  Attempts(Pause pause, String asked) {
    this.pause = pause;
    this.asked = asked;
  }

  /** One attempt. */
  @FunctionalInterface
  interface Attempt<T> {

    T run() throws IOException;
  }

  <T> T until(Attempt<T> attempt) {
    int failures = 0;
    long furthest = 0;
    while (true) {
      try {
        return attempt.run();
      } catch (CutShort e) {
        failures = e.reached() > furthest ? 1 : failures + 1;
        furthest = Math.max(furthest, e.reached());
        wait(failures, e, Duration.ofSeconds(1L << failures));
      } catch (TryLater e) {
        failures++;
        wait(failures, e, e.delay().orElse(Duration.ofSeconds(1L << failures)));
      } catch (IOException e) {
        failures++;
        wait(failures, e, Duration.ofSeconds(1L << failures));
      }
    }
  }

  private void wait(int failures, IOException failure, Duration duration) {
    String what =
        failure instanceof TryLater
            ? String.valueOf(failure.getMessage())
            : "%s: %s".formatted(asked, words(failure));
    if (failures >= MOST) {
      throw new TransferFailure(what + ", " + MOST + " times", failure);
    }
    if (duration.compareTo(LONGEST_WAIT) > 0) {
      throw new TransferFailure(
          "%s and asks to come back in %d s".formatted(what, duration.toSeconds()), failure);
    }
    try {
      pause.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("interrupted", e);
    }
  }

  private static String words(IOException failure) {
    return switch (failure) {
      case ConnectException refused -> "no connection";
      case SocketTimeoutException late -> "no answer for half a minute";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
