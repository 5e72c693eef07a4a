package backdrop.auth.telemetry;

import backdrop.auth.account.PasswordHasher;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Another hasher, timed in {@code backdrop_auth_password_hash_seconds}, waiting included. */
public final class TimedPasswordHasher implements PasswordHasher {
  private final PasswordHasher hasher;
  private final Timer timer;

  public TimedPasswordHasher(PasswordHasher hasher, MeterRegistry metrics) {
    this.hasher = hasher;
    this.timer = metrics.timer("backdrop.auth.password.hash");
  }

  @Override
  public String hash(String password) {
    return timer.record(() -> hasher.hash(password));
  }

  @Override
  public boolean matches(String password, String hash) {
    return timer.record(() -> hasher.matches(password, hash));
  }

  @Override
  public void pretend(String password) {
    timer.record(() -> hasher.pretend(password));
  }

  @Override
  public boolean isOutdated(String hash) {
    return hasher.isOutdated(hash);
  }
}
