package backdrop.auth.key;

import backdrop.auth.audit.AuditEvent;
import backdrop.auth.audit.AuditTrail;
import backdrop.auth.failure.AuthReason;
import backdrop.kit.failure.Failure;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes, lists, revokes and recognises API keys. A revoked key stops working at once. */
public final class ApiKeyDesk {
  private static final int MAX_NAME = 100;

  private final ApiKeys keys;
  private final Predicate<String> accountExists;
  private final int maxKeys;
  private final AuditTrail audit;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Supplier<String> ids;

  /**
   * @param maxKeys how many keys an account may have; a few more may slip in if they are made at
   *     the same moment
   * @param random unpredictable, such as {@link java.security.SecureRandom}
   */
  public ApiKeyDesk(
      ApiKeys keys,
      Predicate<String> accountExists,
      int maxKeys,
      AuditTrail audit,
      InstantSource clock,
      RandomGenerator random,
      Supplier<String> ids) {
    this.keys = keys;
    this.accountExists = accountExists;
    this.maxKeys = maxKeys;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
    this.ids = ids;
  }

  /**
   * Makes a key.
   *
   * @throws Failure KEY_NAME_MISSING, NAME_TOO_LONG, TOO_MANY_KEYS
   */
  public NewApiKey create(String accountId, String name) {
    String stripped = checkName(name);
    if (keys.of(accountId).size() >= maxKeys) {
      throw new Failure(
              AuthReason.TOO_MANY_KEYS,
              "An account has at most " + maxKeys + " keys. Revoke one that is not used.")
          .withDetails(Map.of("limit", Integer.toString(maxKeys)));
    }
    ApiKeySecret secret = ApiKeySecret.generate(random);
    ApiKey key =
        new ApiKey(
            ids.get(), accountId, stripped, secret.prefix(), secret.hash(), clock.instant(), null);
    keys.add(key);
    audit.record(AuditEvent.KEY_CREATED, accountId);
    return new NewApiKey(key, secret);
  }

  /** The account's keys, newest first. */
  public List<ApiKey> list(String accountId) {
    return keys.of(accountId);
  }

  /**
   * Revokes a key. Safe to repeat.
   *
   * @throws Failure KEY_NOT_FOUND if the account never had such a key, also when another has
   */
  public void revoke(String accountId, String keyId) {
    switch (keys.revoke(accountId, keyId)) {
      case REVOKED -> audit.record(AuditEvent.KEY_REVOKED, accountId);
      case REVOKED_BEFORE -> {}
      case UNKNOWN -> throw new Failure(AuthReason.KEY_NOT_FOUND, "There is no such key.");
    }
  }

  /** Revokes all of the account's keys. Safe to repeat. */
  public void revokeAll(String accountId) {
    keys.removeAll(accountId);
  }

  /**
   * The account that a secret belongs to.
   *
   * @throws Failure KEY_INVALID, for a wrong checksum without asking the store
   */
  public String accountOf(String secret) {
    ApiKey key =
        ApiKeySecret.parse(secret)
            .flatMap(parsed -> keys.bySecretHash(parsed.hash()))
            .filter(found -> accountExists.test(found.accountId()))
            .orElseThrow(() -> new Failure(AuthReason.KEY_INVALID, "This API key is not valid."));
    Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    if (!minute.equals(key.lastUsedAt())) {
      keys.used(key.id(), minute);
    }
    return key.accountId();
  }

  private static String checkName(String name) {
    String stripped = name.strip();
    if (stripped.isEmpty()) {
      throw Failure.ofField(AuthReason.KEY_NAME_MISSING, "name", "must not be empty");
    }
    if (stripped.codePointCount(0, stripped.length()) > MAX_NAME) {
      throw Failure.ofField(
          AuthReason.NAME_TOO_LONG, "name", "must have at most " + MAX_NAME + " characters");
    }
    return stripped;
  }
}
