package backdrop.auth;

import backdrop.auth.account.LogInFailures;
import backdrop.auth.secret.Seal.SealBrokenException;
import backdrop.auth.session.Sessions;
import backdrop.auth.token.KeyRing;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * What has to happen without anybody asking: signing keys are read before the first call and rotate
 * in time, and what is over is swept away. Every replica does it; doing it twice does no harm.
 */
@ApplicationScoped
public class Upkeep {
  private static final Logger LOG = Logger.getLogger(Upkeep.class);

  private final KeyRing keys;
  private final Sessions sessions;
  private final LogInFailures failures;
  private final InstantSource clock;
  private final AuthConfig config;

  @Inject
  public Upkeep(
      KeyRing keys,
      Sessions sessions,
      LogInFailures failures,
      InstantSource clock,
      AuthConfig config) {
    this.keys = keys;
    this.sessions = sessions;
    this.failures = failures;
    this.clock = clock;
    this.config = config;
  }

  void atStart(@Observes StartupEvent start) {
    try {
      keys.maintain();
    } catch (SealBrokenException otherSecret) {
      throw new ConfigurationException(
          "The signing keys in the database were sealed with another backdrop.auth.key-secret;"
              + " set that one again, or drop the collection signing_keys to start with new keys");
    }
    checkSettings();
  }

  private void checkSettings() {
    Duration overlap = config.signingKey().overlap();
    if (overlap.compareTo(config.accessTokenLifetime().plusMinutes(1)) < 0) {
      throw new ConfigurationException(
          "backdrop.auth.signing-key.overlap must be at least a minute longer than"
              + " backdrop.auth.access-token-lifetime, or tokens outlive the key that proves them");
    }
    config
        .clients()
        .forEach(
            (id, client) -> {
              if (client.secret().isEmpty()) {
                LOG.warnf("backdrop.auth.clients.%s.secret is not set: it gets no tokens", id);
              }
            });
  }

  @Scheduled(every = "1m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
  void regularly() {
    keys.maintain();
    Instant now = clock.instant();
    long ended = sessions.sweep(now);
    long forgotten = failures.sweep(now);
    LOG.debugf("Swept %d sessions and %d failure counts", ended, forgotten);
  }
}
