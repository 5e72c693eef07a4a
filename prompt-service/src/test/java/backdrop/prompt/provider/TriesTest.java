package backdrop.prompt.provider;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.prompt.provider.ProviderFault.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriesTest {
  private static final Duration LEFT = Duration.ofSeconds(9);
  private final Tries tries = new Tries(3, Duration.ofMillis(300));

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 504})
  void triesAgainWhatIsPassing(int status) {
    assertThat(pause(ProviderFault.ofStatus(status, Optional.empty()), 1)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 500, 501, 502})
  void triesNothingElseAgain(int status) {
    assertThat(pause(ProviderFault.ofStatus(status, Optional.empty()), 1)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"BUSY"},
      mode = EnumSource.Mode.EXCLUDE)
  void neverRetriesWithoutAStatusThatSaysSo(Kind kind) {
    assertThat(pause(new ProviderFault(kind, "failed"), 1)).isEmpty();
  }

  @Test
  void endsAfterThreeTries() {
    var busy = ProviderFault.ofStatus(429, Optional.empty());

    assertThat(pause(busy, 2)).isPresent();
    assertThat(pause(busy, 3)).isEmpty();
  }

  @Test
  void pausesLongerEachTimeWithJitter() {
    var busy = ProviderFault.ofStatus(503, Optional.empty());

    assertThat(pause(busy, 1).orElseThrow())
        .isBetween(Duration.ofMillis(300), Duration.ofMillis(450));
    assertThat(pause(busy, 2).orElseThrow())
        .isBetween(Duration.ofMillis(600), Duration.ofMillis(900));
  }

  @Test
  void pausesAsLongAsTheProviderAsks() {
    var busy = ProviderFault.ofStatus(429, Optional.of(Duration.ofSeconds(2)));

    assertThat(pause(busy, 1).orElseThrow())
        .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2150));
  }

  @Test
  void givesUpAtOnceWhenTheProviderAsksForMoreThanIsLeft() {
    var busy = ProviderFault.ofStatus(429, Optional.of(Duration.ofSeconds(60)));

    assertThat(pause(busy, 1)).isEmpty();
  }

  @Test
  void readsRetryAfterAsSecondsAndAsADate() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    assertThat(RetryAfter.parse(" 7 ", clock)).contains(Duration.ofSeconds(7));
    assertThat(RetryAfter.parse("Mon, 23 Nov 2026 10:00:05 GMT", clock))
        .contains(Duration.ofSeconds(5));
    assertThat(RetryAfter.parse("Mon, 23 Nov 2026 09:00:00 GMT", clock)).contains(Duration.ZERO);
    assertThat(RetryAfter.parse("soon", clock)).isEmpty();
    assertThat(RetryAfter.parse("99999999999", clock)).isEmpty();
  }

  private Optional<Duration> pause(ProviderFault fault, int done) {
    return tries.pauseAfter(fault, done, LEFT, new Random(1));
  }
}
