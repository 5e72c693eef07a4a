package backdrop.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.auth.key.ApiKeys.Revocation;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeys} promises. */
public abstract class ApiKeysContract {
  private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

  private final ApiKeys keys = keys();

  protected abstract ApiKeys keys();

  @Test
  void findsAKeyByItsSecret() {
    ApiKey key = key("k1", "anna", 0);

    keys.add(key);

    assertThat(keys.bySecretHash("hash-k1")).contains(key);
    assertThat(keys.bySecretHash("hash-k2")).isEmpty();
  }

  @Test
  void listsTheAccountsKeysNewestFirst() {
    keys.add(key("k1", "anna", 1));
    keys.add(key("k2", "anna", 2));
    keys.add(key("k3", "boris", 3));

    assertThat(keys.of("anna")).extracting(ApiKey::id).containsExactly("k2", "k1");
  }

  @Test
  void forgetsTheSecretOfARevokedKey() {
    keys.add(key("k1", "anna", 0));

    Revocation revocation = keys.revoke("anna", "k1");

    assertThat(revocation).isEqualTo(Revocation.REVOKED);
    assertThat(keys.bySecretHash("hash-k1")).isEmpty();
    assertThat(keys.of("anna")).isEmpty();
  }

  @Test
  void knowsThatAKeyWasRevokedBefore() {
    keys.add(key("k1", "anna", 0));
    keys.add(key("k2", "anna", 0));
    keys.revoke("anna", "k1");
    keys.revoke("anna", "k2");

    assertThat(keys.revoke("anna", "k1")).isEqualTo(Revocation.REVOKED_BEFORE);
  }

  @Test
  void revokesNoKeyOfAnotherAccount() {
    keys.add(key("k1", "anna", 0));

    assertThat(keys.revoke("boris", "k1")).isEqualTo(Revocation.UNKNOWN);
    assertThat(keys.bySecretHash("hash-k1")).isPresent();
  }

  @Test
  void removesAllOfTheAccountsKeys() {
    keys.add(key("k1", "anna", 0));
    keys.add(key("k2", "boris", 0));

    keys.removeAll("anna");

    assertThat(keys.of("anna")).isEmpty();
    assertThat(keys.of("boris")).hasSize(1);
  }

  @Test
  void notesTheLatestUse() {
    keys.add(key("k1", "anna", 0));

    keys.used("k1", NOW.plusSeconds(120));
    keys.used("k1", NOW.plusSeconds(60));

    assertThat(keys.of("anna"))
        .extracting(ApiKey::lastUsedAt)
        .containsExactly(NOW.plusSeconds(120));
  }

  private static ApiKey key(String id, String account, int second) {
    return new ApiKey(
        id, account, "script", "bg_live_abcd", "hash-" + id, NOW.plusSeconds(second), null);
  }
}
