package backdrop.auth.account;

import java.time.Duration;

/** The limits of production, for tests. */
record ThrottleLimits() implements LogInThrottle.Limits {
  @Override
  public int freeFailures() {
    return 5;
  }

  @Override
  public Duration firstWait() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration longestWait() {
    return Duration.ofMinutes(15);
  }

  @Override
  public Duration memory() {
    return Duration.ofHours(12);
  }

  @Override
  public int machineFailures() {
    return 30;
  }

  @Override
  public Duration machineWindow() {
    return Duration.ofMinutes(5);
  }
}
