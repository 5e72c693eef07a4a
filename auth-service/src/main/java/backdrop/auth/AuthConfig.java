package backdrop.auth;

import backdrop.auth.account.LogInThrottle;
import backdrop.auth.session.SessionDesk;
import backdrop.auth.token.KeyRing;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Everything that an operator can set, with its default. */
@ConfigMapping(prefix = "backdrop.auth")
public interface AuthConfig {
  /**
   * Address that tokens name as their issuer, without a slash at its end; other services must reach
   * this service there.
   */
  @WithDefault("http://localhost:${quarkus.http.port:8080}")
  String issuer();

  /**
   * At least 32 characters that only the replicas of this service know. Signing keys lie encrypted
   * under it, and refresh tokens are derived with it. There is no default outside development.
   */
  Optional<String> keySecret();

  /** Services that may ask for a token of their own, by client id. */
  Map<String, Client> clients();

  /** How long an access token lives; it cannot be taken back sooner. */
  @WithDefault("10m")
  Duration accessTokenLifetime();

  /** How many API keys an account may have. */
  @WithDefault("20")
  int maxKeys();

  Password password();

  LogIn logIn();

  Session session();

  SigningKey signingKey();

  /** A service that may ask for a token. */
  interface Client {
    /** Its secret; without one it gets no token. */
    Optional<String> secret();
  }

  /** What hashing one password costs (argon2id). */
  interface Password {
    @WithDefault("19456")
    int memoryKib();

    @WithDefault("2")
    int iterations();

    @WithDefault("1")
    int parallelism();
  }

  /** How much guessing is allowed. */
  interface LogIn extends LogInThrottle.Limits {
    @Override
    @WithDefault("5")
    int freeFailures();

    @Override
    @WithDefault("1s")
    Duration firstWait();

    @Override
    @WithDefault("15m")
    Duration longestWait();

    @Override
    @WithDefault("12h")
    Duration memory();

    @Override
    @WithDefault("30")
    int machineFailures();

    @Override
    @WithDefault("5m")
    Duration machineWindow();
  }

  /** How long sessions last. */
  interface Session extends SessionDesk.Lifetimes {
    @Override
    @WithDefault("14d")
    Duration idle();

    @Override
    @WithDefault("30d")
    Duration absolute();

    @Override
    @WithDefault("10s")
    Duration grace();
  }

  /** When signing keys change. */
  interface SigningKey extends KeyRing.Rotation {
    @Override
    @WithDefault("30d")
    Duration period();

    @Override
    @WithDefault("1h")
    Duration overlap();
  }
}
