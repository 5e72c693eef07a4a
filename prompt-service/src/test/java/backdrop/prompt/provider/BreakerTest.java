package backdrop.prompt.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Breaker breaker = new Breaker(20, Duration.ofSeconds(10), nanos::get);

  @Test
  void opensWhenHalfOfTwentyCallsFailed() {
    calls(10, true);

    calls(10, false);

    assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
    assertThat(breaker.enter()).isEqualTo(Breaker.SHUT);
  }

  @Test
  void staysClosedBelowHalf() {
    calls(11, true);
    calls(9, false);

    assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
  }

  @Test
  void waitsForTwentyCallsHoweverBadTheFirst() {
    calls(19, false);

    assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
  }

  @Test
  void forgetsWhatIsOlderThanTwentyCalls() {
    calls(9, false);
    calls(20, true);

    calls(9, false);

    assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
  }

  @Test
  void letsOneCallThroughAfterItsRest() {
    calls(20, false);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());

    long first = breaker.enter();
    long second = breaker.enter();

    assertThat(first).isNotEqualTo(Breaker.SHUT);
    assertThat(second).isEqualTo(Breaker.SHUT);
  }

  @Test
  void closesWhenTheProbePasses() {
    calls(20, false);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());

    breaker.leave(breaker.enter(), true);

    assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
  }

  @Test
  void restsAgainWhenTheProbeFails() {
    calls(20, false);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());

    breaker.leave(breaker.enter(), false);

    assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
  }

  @Test
  void ignoresCallsThatBeganBeforeItOpened() {
    long late = breaker.enter();
    calls(20, false);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    long probe = breaker.enter();

    breaker.leave(late, true);

    assertThat(breaker.state()).isEqualTo(Breaker.State.HALF_OPEN);
    assertThat(probe).isNotEqualTo(Breaker.SHUT);
  }

  private void calls(int count, boolean healthy) {
    for (int i = 0; i < count; i++) {
      breaker.leave(breaker.enter(), healthy);
    }
  }
}
