package backdrop.auth.key;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** API keys in a map. */
public final class MemoryApiKeys implements ApiKeys {
  private final Map<String, ApiKey> keys = new HashMap<>();
  private final Set<String> revoked = new HashSet<>();

  @Override
  public synchronized void add(ApiKey key) {
    keys.put(key.id(), key);
  }

  @Override
  public synchronized Optional<ApiKey> bySecretHash(String secretHash) {
    return keys.values().stream().filter(key -> key.secretHash().equals(secretHash)).findFirst();
  }

  @Override
  public synchronized List<ApiKey> of(String accountId) {
    return keys.values().stream()
        .filter(key -> key.accountId().equals(accountId))
        .sorted(Comparator.comparing(ApiKey::createdAt).reversed())
        .toList();
  }

  @Override
  public synchronized Revocation revoke(String accountId, String keyId) {
    ApiKey key = keys.get(keyId);
    if (key != null && key.accountId().equals(accountId)) {
      keys.remove(keyId);
      revoked.add(accountId + " " + keyId);
      return Revocation.REVOKED;
    }
    return revoked.contains(accountId + " " + keyId)
        ? Revocation.REVOKED_BEFORE
        : Revocation.UNKNOWN;
  }

  @Override
  public synchronized void removeAll(String accountId) {
    keys.values().removeIf(key -> key.accountId().equals(accountId));
  }

  @Override
  public synchronized void used(String keyId, Instant minute) {
    keys.computeIfPresent(
        keyId,
        (id, key) ->
            key.lastUsedAt() != null && key.lastUsedAt().isAfter(minute)
                ? key
                : new ApiKey(
                    id,
                    key.accountId(),
                    key.name(),
                    key.prefix(),
                    key.secretHash(),
                    key.createdAt(),
                    minute));
  }
}
