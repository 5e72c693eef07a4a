package backdrop.auth.telemetry;

import backdrop.auth.token.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once there is a key to sign with; that MongoDB answers is a check of its own. */
@Readiness
@ApplicationScoped
public class SigningKeyReadiness implements HealthCheck {
  private final KeyRing keys;

  @Inject
  public SigningKeyReadiness(KeyRing keys) {
    this.keys = keys;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("signing-key").status(keys.isReady()).build();
  }
}
