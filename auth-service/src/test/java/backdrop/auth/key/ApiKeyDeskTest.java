package backdrop.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.auth.audit.AuditEvent;
import backdrop.auth.testing.MovableClock;
import backdrop.kit.failure.Failure;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyDeskTest {
  private final MovableClock clock = new MovableClock();
  private final MemoryApiKeys keys = new MemoryApiKeys();
  private final Set<String> accounts = new HashSet<>(Set.of("anna", "boris"));
  private final List<AuditEvent> audit = new ArrayList<>();
  private int lastId;
  private final ApiKeyDesk desk = desk(keys);

  @Test
  void makesASecretThatScannersKnow() {
    NewApiKey made = desk.create("anna", " script ");

    assertThat(made.secret().text()).matches("bg_live_[0-9A-Za-z]{36}");
    assertThat(made.key().prefix()).isEqualTo(made.secret().text().substring(0, 12));
    assertThat(made.key().name()).isEqualTo("script");
    assertThat(made.key().createdAt()).isEqualTo(clock.instant());
    assertThat(audit).containsExactly(AuditEvent.KEY_CREATED);
  }

  @Test
  void keepsNoSecretInTheStore() {
    NewApiKey made = desk.create("anna", "script");

    assertThat(keys.of("anna").toString()).doesNotContain(made.secret().text());
  }

  @Test
  void knowsTheAccountOfASecret() {
    String secret = secret("anna");

    assertThat(desk.accountOf(secret)).isEqualTo("anna");
  }

  @Test
  void asksNoStoreForASecretWithAWrongChecksum() {
    String secret = secret("anna");
    String mistyped =
        secret.substring(0, 10) + (secret.charAt(10) == 'x' ? 'y' : 'x') + secret.substring(11);
    ApiKeyDesk withoutStore = desk(null);

    Failure refused = catchThrowableOfType(Failure.class, () -> withoutStore.accountOf(mistyped));

    assertThat(refused.reason().name()).isEqualTo("KEY_INVALID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bg_live_", "sk_live_abcdefghijklmnopqrstuvwxyz0123456789"})
  void refusesWhatIsNoKey(String secret) {
    assertThat(reason(() -> desk.accountOf(secret))).isEqualTo("KEY_INVALID");
  }

  @Test
  void refusesAWellFormedSecretThatNobodyHas() {
    String unknown = ApiKeySecret.generate(new Random(99)).text();

    assertThat(reason(() -> desk.accountOf(unknown))).isEqualTo("KEY_INVALID");
  }

  @Test
  void stopsARevokedKeyAtOnce() {
    NewApiKey made = desk.create("anna", "script");

    desk.revoke("anna", made.key().id());
    desk.revoke("anna", made.key().id());

    assertThat(reason(() -> desk.accountOf(made.secret().text()))).isEqualTo("KEY_INVALID");
    assertThat(desk.list("anna")).isEmpty();
    assertThat(audit).containsExactly(AuditEvent.KEY_CREATED, AuditEvent.KEY_REVOKED);
  }

  @Test
  void revokesNoKeyOfAnotherAccount() {
    NewApiKey made = desk.create("anna", "script");

    assertThat(reason(() -> desk.revoke("boris", made.key().id()))).isEqualTo("KEY_NOT_FOUND");
    assertThatCode(() -> desk.accountOf(made.secret().text())).doesNotThrowAnyException();
  }

  @Test
  void refusesTheKeyOfAnAccountThatIsGone() {
    String secret = secret("anna");

    accounts.remove("anna");

    assertThat(reason(() -> desk.accountOf(secret))).isEqualTo("KEY_INVALID");
  }

  @Test
  void notesTheLastUseToTheMinute() {
    String secret = secret("anna");
    clock.pass(Duration.ofMinutes(3));

    desk.accountOf(secret);

    assertThat(desk.list("anna").getFirst().lastUsedAt())
        .isEqualTo(clock.instant().truncatedTo(ChronoUnit.MINUTES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void wantsAName(String name) {
    assertThat(reason(() -> desk.create("anna", name))).isEqualTo("KEY_NAME_MISSING");
  }

  @Test
  void refusesANameOfMoreThanAHundredCharacters() {
    assertThat(reason(() -> desk.create("anna", "n".repeat(101)))).isEqualTo("NAME_TOO_LONG");
  }

  @Test
  void countsLiveKeysOnly() {
    NewApiKey first = desk.create("anna", "one");
    desk.create("anna", "two");
    desk.create("anna", "three");
    Failure refused = catchThrowableOfType(Failure.class, () -> desk.create("anna", "four"));

    desk.revoke("anna", first.key().id());

    assertThat(refused.reason().name()).isEqualTo("TOO_MANY_KEYS");
    assertThat(refused.details()).containsEntry("limit", "3");
    assertThatCode(() -> desk.create("anna", "four")).doesNotThrowAnyException();
  }

  private ApiKeyDesk desk(ApiKeys store) {
    return new ApiKeyDesk(
        store,
        accounts::contains,
        3,
        (event, accountId) -> audit.add(event),
        clock,
        new Random(7),
        () -> "key-" + ++lastId);
  }

  private String secret(String account) {
    return desk.create(account, "script").secret().text();
  }

  private static String reason(Runnable call) {
    return catchThrowableOfType(Failure.class, call::run).reason().name();
  }
}
