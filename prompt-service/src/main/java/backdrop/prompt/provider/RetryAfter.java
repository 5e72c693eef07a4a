package backdrop.prompt.provider;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What the header {@code Retry-After} says: seconds, or a date of HTTP (RFC 9110, 10.2.3). */
final class RetryAfter {
  private RetryAfter() {}

  /** The pause from now, not negative; empty if the text is neither. */
  static Optional<Duration> parse(String text, Clock clock) {
    String stripped = text.strip();
    try {
      return Optional.of(
          stripped.chars().allMatch(Character::isDigit)
              ? Duration.ofSeconds(Integer.parseInt(stripped))
              : untilDate(stripped, clock));
    } catch (DateTimeException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }

  private static Duration untilDate(String text, Clock clock) {
    var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    Duration pause = Duration.between(clock.instant(), date.toInstant());
    return pause.isNegative() ? Duration.ZERO : pause;
  }
}
