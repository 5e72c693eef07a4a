package backdrop.auth.account;

import backdrop.auth.audit.AuditEvent;
import backdrop.auth.audit.AuditTrail;
import backdrop.auth.failure.AuthReason;
import backdrop.kit.failure.CommonReason;
import backdrop.kit.failure.Failure;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything that can be done with an account. An address that has no account and one whose
 * password is wrong get the same answer after the same work.
 */
public final class AccountDesk {
  private static final int MAX_NAME = 100;

  private final Accounts accounts;
  private final PasswordHasher hasher;
  private final PasswordRules rules;
  private final LogInThrottle throttle;
  private final Access access;
  private final AuditTrail audit;
  private final InstantSource clock;
  private final Supplier<String> ids;

  public AccountDesk(
      Accounts accounts,
      PasswordHasher hasher,
      PasswordRules rules,
      LogInThrottle throttle,
      Access access,
      AuditTrail audit,
      InstantSource clock,
      Supplier<String> ids) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.rules = rules;
    this.throttle = throttle;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Makes an account.
   *
   * @throws Failure EMAIL_INVALID, PASSWORD_*, NAME_TOO_LONG, LANGUAGE_UNKNOWN, EMAIL_TAKEN,
   *     TOO_MANY_LOGINS
   */
  public Account register(Registration registration) {
    EmailAddress email = EmailAddress.parse(registration.email());
    String password = rules.check(registration.password(), "password");
    String name = name(registration.name());
    Language language = Language.of(registration.language());
    throttle.checkMachine(registration.machine());
    Account account =
        new Account(ids.get(), email, name, language, hasher.hash(password), clock.instant());
    if (!accounts.add(account)) {
      throttle.failedMachine(registration.machine());
      throw new Failure(AuthReason.EMAIL_TAKEN, "This address already has an account.");
    }
    audit.record(AuditEvent.ACCOUNT_REGISTERED, account.id());
    return account;
  }

  /**
   * The account that the address and the password belong to.
   *
   * @param machine the person's machine as the gateway saw it; empty if it is not known
   * @throws Failure WRONG_PASSWORD, TOO_MANY_LOGINS
   */
  public Account logIn(String email, String password, String machine) {
    String key = EmailAddress.keyOf(email);
    Optional<Account> account = accounts.byEmailKey(key);
    String accountId = account.map(Account::id).orElse(AuditTrail.NOBODY);
    prove(account, key, password, machine, accountId);
    Account known = account.orElseThrow();
    audit.record(AuditEvent.LOGGED_IN, accountId);
    if (hasher.isOutdated(known.passwordHash())) {
      String renewed = hasher.hash(PasswordRules.normalised(password));
      accounts.replacePasswordHash(accountId, known.passwordHash(), renewed);
    }
    return known;
  }

  /**
   * The account of a token.
   *
   * @throws Failure TOKEN_INVALID if it was removed since the token was issued
   */
  public Account get(String accountId) {
    return accounts.byId(accountId).orElseThrow(AccountDesk::gone);
  }

  /**
   * Changes what is present and leaves the rest.
   *
   * @throws Failure NAME_TOO_LONG, LANGUAGE_UNKNOWN
   */
  public Account update(String accountId, Optional<String> name, Optional<String> language) {
    Account before = get(accountId);
    String newName = name.map(AccountDesk::name).orElse(before.name());
    Language newLanguage = language.map(Language::of).orElse(before.language());
    return accounts.describe(accountId, newName, newLanguage).orElseThrow(AccountDesk::gone);
  }

  /**
   * Sets a new password and ends every session but the one of the refresh token.
   *
   * @throws Failure WRONG_PASSWORD, PASSWORD_*, TOO_MANY_LOGINS
   */
  public void changePassword(
      String accountId, String current, String replacement, String refreshToken) {
    Account account = get(accountId);
    String checked = rules.check(replacement, "new_password");
    prove(account, current);
    if (!accounts.replacePasswordHash(accountId, account.passwordHash(), hasher.hash(checked))) {
      // Somebody else changed it while this call was checking the old one.
      throw wrongPassword();
    }
    access.endOtherSessions(accountId, refreshToken);
    audit.record(AuditEvent.PASSWORD_CHANGED, accountId);
  }

  /**
   * Removes the account with its sessions and keys.
   *
   * @throws Failure WRONG_PASSWORD, TOO_MANY_LOGINS
   */
  public void delete(String accountId, String password) {
    Account account = get(accountId);
    prove(account, password);
    // Before: a crash half-way leaves an account that can be deleted again. After: a log-in in
    // between leaves nothing behind.
    access.endAll(accountId);
    accounts.remove(accountId);
    access.endAll(accountId);
    audit.record(AuditEvent.ACCOUNT_DELETED, accountId);
  }

  private void prove(Account account, String password) {
    prove(Optional.of(account), account.email().key(), password, "", account.id());
  }

  private void prove(
      Optional<Account> account, String key, String password, String machine, String accountId) {
    try {
      throttle.check(key, machine);
    } catch (Failure refused) {
      audit.record(AuditEvent.LOG_IN_THROTTLED, accountId);
      throw refused;
    }
    if (!matches(account, password)) {
      throttle.failed(key, machine);
      audit.record(AuditEvent.LOG_IN_FAILED, accountId);
      throw wrongPassword();
    }
    throttle.succeeded(key);
  }

  private boolean matches(Optional<Account> account, String password) {
    boolean fits = PasswordRules.fits(password);
    String normalised = fits ? PasswordRules.normalised(password) : "";
    if (account.isPresent()) {
      return hasher.matches(normalised, account.get().passwordHash()) && fits;
    }
    hasher.pretend(normalised);
    return false;
  }

  private static String name(String name) {
    String stripped = name.strip();
    if (stripped.codePointCount(0, stripped.length()) > MAX_NAME) {
      throw Failure.ofField(
          AuthReason.NAME_TOO_LONG, "name", "must have at most " + MAX_NAME + " characters");
    }
    return stripped;
  }

  private static Failure wrongPassword() {
    return new Failure(AuthReason.WRONG_PASSWORD, "The address or the password is wrong.");
  }

  private static Failure gone() {
    return new Failure(CommonReason.TOKEN_INVALID, "This account no longer exists.");
  }
}
