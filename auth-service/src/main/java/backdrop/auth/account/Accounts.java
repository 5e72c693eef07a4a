package backdrop.auth.account;

import java.util.Optional;

/** All accounts. Every verb is atomic; an address key belongs to at most one account. */
public interface Accounts {
  /** Adds the account; false, and nothing changes, if its address key is taken. */
  boolean add(Account account);

  Optional<Account> byId(String accountId);

  Optional<Account> byEmailKey(String emailKey);

  /** Sets name and language; empty if there is no such account. Safe to repeat. */
  Optional<Account> describe(String accountId, String name, Language language);

  /**
   * Replaces the password hash if it still is {@code before}; false if it is not, so that of two
   * changes at once one wins.
   */
  boolean replacePasswordHash(String accountId, String before, String after);

  /** Removes the account if it is there. Safe to repeat. */
  void remove(String accountId);
}
