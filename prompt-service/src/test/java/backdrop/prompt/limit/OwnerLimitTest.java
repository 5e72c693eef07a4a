package backdrop.prompt.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OwnerLimitTest {
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger refused = new AtomicInteger();
  private final OwnerLimit limit =
      new OwnerLimit(3, Duration.ofMinutes(1), nanos::get, refused::incrementAndGet);

  @Test
  void allowsSoManyCallsAndCountsWhatItRefuses() {
    for (int i = 0; i < 3; i++) {
      limit.allows("anna");
    }

    assertThat(limit.allows("anna")).isFalse();
    assertThat(refused).hasValue(1);
  }

  @Test
  void countsEachAccountByItself() {
    for (int i = 0; i < 4; i++) {
      limit.allows("anna");
    }

    assertThat(limit.allows("boris")).isTrue();
  }

  @Test
  void refillsEvenly() {
    for (int i = 0; i < 4; i++) {
      limit.allows("anna");
    }
    nanos.addAndGet(Duration.ofSeconds(21).toNanos());

    assertThat(limit.allows("anna")).isTrue();
    assertThat(limit.allows("anna")).isFalse();
  }
}
