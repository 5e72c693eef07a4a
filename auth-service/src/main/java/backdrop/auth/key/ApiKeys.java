package backdrop.auth.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All API keys. Every verb is atomic. Of a revoked key only its id is still known. */
public interface ApiKeys {
  /** Adds a key with an id and a secret of its own. */
  void add(ApiKey key);

  /** The key that has this secret and is not revoked. */
  Optional<ApiKey> bySecretHash(String secretHash);

  /** The account's keys that are not revoked, newest first. */
  List<ApiKey> of(String accountId);

  /** Makes a key stop working from now on, if it belongs to the account. Safe to repeat. */
  Revocation revoke(String accountId, String keyId);

  /** Removes all of the account's keys. Safe to repeat. */
  void removeAll(String accountId);

  /** Notes a use, unless a later one is noted already. Safe to repeat. */
  void used(String keyId, Instant minute);

  /** What a revocation found. */
  enum Revocation {
    /** A working key, which works no more. */
    REVOKED,
    /** A key that was revoked before. */
    REVOKED_BEFORE,
    /** No such key of this account. */
    UNKNOWN
  }
}
