package backdrop.auth;

import backdrop.auth.account.Access;
import backdrop.auth.account.AccountDesk;
import backdrop.auth.account.Accounts;
import backdrop.auth.account.CommonPasswords;
import backdrop.auth.account.LogInFailures;
import backdrop.auth.account.LogInThrottle;
import backdrop.auth.account.PasswordHasher;
import backdrop.auth.account.PasswordRules;
import backdrop.auth.argon2.Argon2Parameters;
import backdrop.auth.argon2.Argon2PasswordHasher;
import backdrop.auth.audit.AuditTrail;
import backdrop.auth.jose.JoseTokenFormat;
import backdrop.auth.key.ApiKeyDesk;
import backdrop.auth.key.ApiKeys;
import backdrop.auth.mongo.MongoAccounts;
import backdrop.auth.mongo.MongoApiKeys;
import backdrop.auth.mongo.MongoLogInFailures;
import backdrop.auth.mongo.MongoSessions;
import backdrop.auth.mongo.MongoSigningKeys;
import backdrop.auth.secret.MasterSecret;
import backdrop.auth.secret.Seal;
import backdrop.auth.session.RefreshTokens;
import backdrop.auth.session.SessionDesk;
import backdrop.auth.session.Sessions;
import backdrop.auth.telemetry.LoggedAuditTrail;
import backdrop.auth.telemetry.TimedPasswordHasher;
import backdrop.auth.token.AccessTokens;
import backdrop.auth.token.KeyRing;
import backdrop.auth.token.ServiceClients;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The whole service on one screen: which core object gets which port. */
public class Wiring {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Supplier<String> IDS = () -> UUID.randomUUID().toString();

  @Produces
  @Singleton
  InstantSource clock() {
    // Milliseconds are what the store keeps.
    return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
  }

  @Produces
  @Singleton
  MasterSecret masterSecret(AuthConfig config) {
    try {
      return new MasterSecret(config.keySecret().orElse(""));
    } catch (IllegalArgumentException unusable) {
      throw new ConfigurationException(
          "backdrop.auth.key-secret (BACKDROP_AUTH_KEY_SECRET) "
              + unusable.getMessage()
              + "; make one with: openssl rand -base64 48");
    }
  }

  @Produces
  @Singleton
  MongoDatabase database(
      MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
    return client.getDatabase(name);
  }

  @Produces
  @Singleton
  Accounts accounts(MongoDatabase database) {
    return new MongoAccounts(database);
  }

  @Produces
  @Singleton
  LogInFailures logInFailures(MongoDatabase database) {
    return new MongoLogInFailures(database);
  }

  @Produces
  @Singleton
  Sessions sessions(MongoDatabase database) {
    return new MongoSessions(database);
  }

  @Produces
  @Singleton
  ApiKeys apiKeys(MongoDatabase database) {
    return new MongoApiKeys(database);
  }

  @Produces
  @Singleton
  AuditTrail auditTrail(MeterRegistry metrics) {
    return new LoggedAuditTrail(metrics);
  }

  @Produces
  @Singleton
  Argon2PasswordHasher argon2(AuthConfig config, MeterRegistry metrics) {
    var password = config.password();
    var cost =
        new Argon2Parameters(password.memoryKib(), password.iterations(), password.parallelism());
    int cores = Runtime.getRuntime().availableProcessors();
    var hasher = new Argon2PasswordHasher(cost, cores, RANDOM);
    metrics.gauge("backdrop.auth.password.hashes.waiting", hasher, Argon2PasswordHasher::waiting);
    return hasher;
  }

  void close(@Disposes Argon2PasswordHasher hasher) {
    hasher.close();
  }

  @Produces
  @Singleton
  AccountDesk accountDesk(
      Accounts accounts,
      Argon2PasswordHasher argon2,
      LogInFailures failures,
      SessionDesk sessions,
      ApiKeyDesk keys,
      AuditTrail audit,
      InstantSource clock,
      MeterRegistry metrics,
      AuthConfig config) {
    PasswordHasher hasher = new TimedPasswordHasher(argon2, metrics);
    var rules = new PasswordRules(CommonPasswords.bundled());
    var throttle = new LogInThrottle(failures, config.logIn(), clock);
    return new AccountDesk(
        accounts, hasher, rules, throttle, access(sessions, keys), audit, clock, IDS);
  }

  @Produces
  @Singleton
  SessionDesk sessionDesk(
      Sessions sessions,
      MasterSecret secret,
      Accounts accounts,
      AuditTrail audit,
      InstantSource clock,
      AuthConfig config) {
    var tokens = new RefreshTokens(secret, RANDOM);
    return new SessionDesk(sessions, tokens, existsIn(accounts), config.session(), audit, clock);
  }

  @Produces
  @Singleton
  ApiKeyDesk apiKeyDesk(
      ApiKeys keys, Accounts accounts, AuditTrail audit, InstantSource clock, AuthConfig config) {
    return new ApiKeyDesk(keys, existsIn(accounts), config.maxKeys(), audit, clock, RANDOM, IDS);
  }

  @Produces
  @Singleton
  KeyRing keyRing(
      MongoDatabase database, MasterSecret secret, InstantSource clock, AuthConfig config) {
    var stored = new MongoSigningKeys(database);
    var seal = new Seal(secret, "signing-keys", RANDOM);
    return new KeyRing(stored, seal, config.signingKey(), clock, RANDOM, IDS);
  }

  @Produces
  @Singleton
  AccessTokens accessTokens(KeyRing keys, InstantSource clock, AuthConfig config) {
    var format = new JoseTokenFormat(config.issuer());
    return new AccessTokens(keys, format, config.accessTokenLifetime(), clock, IDS);
  }

  @Produces
  @Singleton
  ServiceClients serviceClients(AuthConfig config) {
    Map<String, String> secrets = new HashMap<>();
    config.clients().forEach((id, client) -> client.secret().ifPresent(s -> secrets.put(id, s)));
    return new ServiceClients(secrets);
  }

  private static Predicate<String> existsIn(Accounts accounts) {
    return accountId -> accounts.byId(accountId).isPresent();
  }

  private static Access access(SessionDesk sessions, ApiKeyDesk keys) {
    return new Access() {
      @Override
      public void endOtherSessions(String accountId, String refreshToken) {
        sessions.endOthers(accountId, refreshToken);
      }

      @Override
      public void endAll(String accountId) {
        sessions.endAll(accountId);
        keys.revokeAll(accountId);
      }
    };
  }
}
