package backdrop.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.auth.audit.AuditEvent;
import backdrop.auth.testing.MovableClock;
import backdrop.kit.failure.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccountDeskTest {
  private static final String PASSWORD = "a quiet green teapot";

  private final MovableClock clock = new MovableClock();
  private final MemoryAccounts accounts = new MemoryAccounts();
  private final PlainHasher hasher = new PlainHasher();
  private final List<AuditEvent> audit = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();
  private int lastId;
  private final AccountDesk desk =
      new AccountDesk(
          accounts,
          hasher,
          new PasswordRules(new CommonPasswords(Stream.of("passwordpassword"))),
          new LogInThrottle(new MemoryLogInFailures(), new ThrottleLimits(), clock),
          new NotedAccess(),
          (event, accountId) -> audit.add(event),
          clock,
          () -> "account-" + ++lastId);

  @Test
  void keepsTheAddressAsItWasWrittenAndThePasswordAsAHash() {
    Account account = register("Anna@Example.com");

    assertThat(account.email().written()).isEqualTo("Anna@Example.com");
    assertThat(account.passwordHash()).isEqualTo("v2:" + PASSWORD);
    assertThat(account.createdAt()).isEqualTo(clock.instant());
    assertThat(accounts.byId("account-1")).contains(account);
  }

  @Test
  void takesEnglishWhereNoLanguageIsGiven() {
    assertThat(register("anna@example.com").language()).isEqualTo(Language.EN);
  }

  @Test
  void refusesALanguageThatItDoesNotSpeak() {
    var registration = new Registration("anna@example.com", PASSWORD, "", "de", "");

    assertThat(reason(() -> desk.register(registration))).isEqualTo("LANGUAGE_UNKNOWN");
  }

  @Test
  void refusesANameOfMoreThanAHundredCharacters() {
    var registration = new Registration("anna@example.com", PASSWORD, "n".repeat(101), "", "");

    assertThat(reason(() -> desk.register(registration))).isEqualTo("NAME_TOO_LONG");
  }

  @Test
  void refusesAnAddressThatIsTaken() {
    register("anna@example.com");

    assertThat(reason(() -> register("ANNA@example.com"))).isEqualTo("EMAIL_TAKEN");
  }

  @Test
  void stopsAMachineThatTriesWhichAddressesAreTaken() {
    register("anna@example.com");
    for (int i = 0; i < 30; i++) {
      failure(() -> registerFrom("10.0.0.1", "anna@example.com"));
    }

    Failure refused = failure(() -> registerFrom("10.0.0.1", "boris@example.com"));

    assertThat(refused.reason().name()).isEqualTo("TOO_MANY_LOGINS");
  }

  @Test
  void logsInWithTheSamePasswordInAnotherUnicodeForm() {
    desk.register(new Registration("anna@example.com", "caf\u00e9 con leche", "", "", ""));

    Account account = desk.logIn("anna@example.com", "cafe\u0301 con leche", "");

    assertThat(account.id()).isEqualTo("account-1");
    assertThat(audit).endsWith(AuditEvent.LOGGED_IN);
  }

  @Test
  void tellsPasswordsApartThatDifferAtTheEndOnly() {
    desk.register(new Registration("anna@example.com", "x".repeat(200) + "1", "", "", ""));

    assertThat(reason(() -> desk.logIn("anna@example.com", "x".repeat(200) + "2", "")))
        .isEqualTo("WRONG_PASSWORD");
  }

  @Test
  void doesTheSameWorkForAnUnknownAddress() {
    register("anna@example.com");
    hasher.work = 0;

    Failure unknown = failure(() -> desk.logIn("nobody@example.com", "wrong", ""));
    int workForUnknown = hasher.work;
    Failure wrong = failure(() -> desk.logIn("anna@example.com", "wrong", ""));

    assertThat(unknown.reason()).isEqualTo(wrong.reason());
    assertThat(unknown.text()).isEqualTo(wrong.text());
    assertThat(workForUnknown).isEqualTo(1);
    assertThat(hasher.work).isEqualTo(2);
  }

  @Test
  void hashesNoPasswordTooLongToBeOne() {
    register("anna@example.com");

    assertThat(reason(() -> desk.logIn("anna@example.com", PASSWORD + "x".repeat(300), "")))
        .isEqualTo("WRONG_PASSWORD");
    assertThat(hasher.longest).isLessThanOrEqualTo(PASSWORD.length());
  }

  @Test
  void refusesTheSixthAttemptWithoutWorkEvenWithTheRightPassword() {
    register("anna@example.com");
    failTimes(5, "anna@example.com");
    hasher.work = 0;

    Failure refused = failure(() -> desk.logIn("anna@example.com", PASSWORD, ""));

    assertThat(refused.reason().name()).isEqualTo("TOO_MANY_LOGINS");
    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1));
    assertThat(hasher.work).isZero();
    assertThat(audit).endsWith(AuditEvent.LOG_IN_THROTTLED);
  }

  @Test
  void throttlesAnUnknownAddressLikeAKnownOne() {
    failTimes(5, "nobody@example.com");

    assertThat(reason(() -> desk.logIn("nobody@example.com", "wrong", "")))
        .isEqualTo("TOO_MANY_LOGINS");
  }

  @Test
  void startsAnewOnceThePasswordWasRight() {
    register("anna@example.com");
    failTimes(5, "anna@example.com");
    clock.pass(Duration.ofSeconds(1));
    desk.logIn("anna@example.com", PASSWORD, "");

    failTimes(4, "anna@example.com");

    assertThat(desk.logIn("anna@example.com", PASSWORD, "").id()).isEqualTo("account-1");
  }

  @Test
  void renewsAnOutdatedHashAtLogIn() {
    Account account = register("anna@example.com");
    accounts.replacePasswordHash(account.id(), account.passwordHash(), "v1:" + PASSWORD);

    desk.logIn("anna@example.com", PASSWORD, "");

    assertThat(desk.get(account.id()).passwordHash()).isEqualTo("v2:" + PASSWORD);
  }

  @Test
  void changesWhatIsGivenAndLeavesTheRest() {
    Account account = register("anna@example.com");

    desk.update(account.id(), Optional.of("Anna"), Optional.empty());
    Account updated = desk.update(account.id(), Optional.empty(), Optional.of("ru"));

    assertThat(updated.name()).isEqualTo("Anna");
    assertThat(updated.language()).isEqualTo(Language.RU);
  }

  @Test
  void endsOtherSessionsWhenThePasswordChanges() {
    Account account = register("anna@example.com");

    desk.changePassword(account.id(), PASSWORD, "another green teapot", "mine");

    assertThat(desk.logIn("anna@example.com", "another green teapot", "").id())
        .isEqualTo(account.id());
    assertThat(ended).containsExactly("all of account-1 but mine");
    assertThat(audit).contains(AuditEvent.PASSWORD_CHANGED);
  }

  @Test
  void changesNoPasswordWithoutTheOldOne() {
    Account account = register("anna@example.com");

    String reason =
        reason(() -> desk.changePassword(account.id(), "wrong", "another green teapot", "mine"));

    assertThat(reason).isEqualTo("WRONG_PASSWORD");
    assertThat(ended).isEmpty();
  }

  @Test
  void allowsNoGuessingOfThePasswordWithAStolenToken() {
    Account account = register("anna@example.com");
    for (int i = 0; i < 5; i++) {
      failure(() -> desk.delete(account.id(), "wrong"));
    }

    assertThat(reason(() -> desk.delete(account.id(), PASSWORD))).isEqualTo("TOO_MANY_LOGINS");
  }

  @Test
  void endsEverythingBeforeAndAfterTheAccountGoes() {
    Account account = register("anna@example.com");

    desk.delete(account.id(), PASSWORD);

    assertThat(accounts.byId(account.id())).isEmpty();
    assertThat(ended).containsExactly("all of account-1", "all of account-1, which is gone");
    assertThat(audit).endsWith(AuditEvent.ACCOUNT_DELETED);
  }

  @Test
  void knowsNoAccountOfATokenThatOutlivedIt() {
    assertThat(reason(() -> desk.get("account-9"))).isEqualTo("TOKEN_INVALID");
  }

  private Account register(String email) {
    return registerFrom("", email);
  }

  private Account registerFrom(String machine, String email) {
    return desk.register(new Registration(email, PASSWORD, "", "", machine));
  }

  private void failTimes(int times, String email) {
    for (int i = 0; i < times; i++) {
      failure(() -> desk.logIn(email, "wrong", ""));
    }
  }

  private static Failure failure(Runnable call) {
    return catchThrowableOfType(Failure.class, call::run);
  }

  private static String reason(Runnable call) {
    return failure(call).reason().name();
  }

  /** Hashes by writing the password down, and counts its work. */
  private static final class PlainHasher implements PasswordHasher {
    private int work;
    private int longest;

    @Override
    public String hash(String password) {
      note(password);
      return "v2:" + password;
    }

    @Override
    public boolean matches(String password, String hash) {
      note(password);
      return hash.substring(3).equals(password);
    }

    @Override
    public void pretend(String password) {
      note(password);
    }

    @Override
    public boolean isOutdated(String hash) {
      return !hash.startsWith("v2:");
    }

    private void note(String password) {
      work++;
      longest = Math.max(longest, password.length());
    }
  }

  private final class NotedAccess implements Access {
    @Override
    public void endOtherSessions(String accountId, String refreshToken) {
      ended.add("all of " + accountId + " but " + refreshToken);
    }

    @Override
    public void endAll(String accountId) {
      boolean gone = accounts.byId(accountId).isEmpty();
      ended.add("all of " + accountId + (gone ? ", which is gone" : ""));
    }
  }
}
