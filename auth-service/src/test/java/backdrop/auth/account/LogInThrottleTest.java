package backdrop.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.auth.testing.MovableClock;
import backdrop.kit.failure.Failure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogInThrottleTest {
  private final MovableClock clock = new MovableClock();
  private final LogInThrottle throttle =
      new LogInThrottle(new MemoryLogInFailures(), new ThrottleLimits(), clock);

  @ParameterizedTest
  @CsvSource({"0,0", "4,0", "5,1", "6,2", "7,4", "14,512", "15,900", "16,900", "1000000,900"})
  void doublesTheWaitUpToAQuarterOfAnHour(int failures, long seconds) {
    assertThat(throttle.waitAfter(failures)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void letsAnAccountTryAgainAfterItsWait() {
    fail(6, "anna", "");

    Failure early = refusal("anna", "");
    clock.pass(Duration.ofSeconds(2));

    assertThat(early.retryAfter()).contains(Duration.ofSeconds(2));
    assertThatCode(() -> throttle.check("anna", "")).doesNotThrowAnyException();
  }

  @Test
  void roundsTheWaitUpToWholeSeconds() {
    fail(6, "anna", "");
    clock.pass(Duration.ofMillis(500));

    assertThat(refusal("anna", "").retryAfter()).contains(Duration.ofSeconds(2));
  }

  @Test
  void forgetsTheFailuresOfAQuietAccount() {
    fail(20, "anna", "");

    clock.pass(Duration.ofHours(12));
    throttle.failed("anna", "");

    assertThatCode(() -> throttle.check("anna", "")).doesNotThrowAnyException();
  }

  @Test
  void slowsOneAccountAndNoOther() {
    fail(6, "anna", "10.0.0.1");

    assertThatCode(() -> throttle.check("boris", "10.0.0.1")).doesNotThrowAnyException();
  }

  @Test
  void stopsAMachineThatTriesOnePasswordOnManyAccounts() {
    for (int i = 0; i < 30; i++) {
      throttle.failed("account" + i, "10.0.0.1");
    }

    Failure refused = refusal("account99", "10.0.0.1");

    assertThat(refused.reason().name()).isEqualTo("TOO_MANY_LOGINS");
    assertThat(refused.retryAfter().orElseThrow())
        .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(5));
    assertThatCode(() -> throttle.check("account99", "10.0.0.2")).doesNotThrowAnyException();
  }

  @Test
  void letsAMachineTryAgainInTheNextWindow() {
    for (int i = 0; i < 30; i++) {
      throttle.failed("account" + i, "10.0.0.1");
    }

    clock.pass(Duration.ofMinutes(5));

    assertThatCode(() -> throttle.check("account99", "10.0.0.1")).doesNotThrowAnyException();
  }

  @Test
  void keepsTheFailuresOfAMachineWhenOneOfItsAttemptsSucceeds() {
    for (int i = 0; i < 30; i++) {
      throttle.failed("account" + i, "10.0.0.1");
    }

    throttle.succeeded("account0");

    assertThat(refusal("account0", "10.0.0.1").reason().name()).isEqualTo("TOO_MANY_LOGINS");
  }

  private void fail(int times, String account, String machine) {
    for (int i = 0; i < times; i++) {
      throttle.failed(account, machine);
    }
  }

  private Failure refusal(String account, String machine) {
    return catchThrowableOfType(Failure.class, () -> throttle.check(account, machine));
  }
}
