package backdrop.auth.account;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Accounts in a map. */
public final class MemoryAccounts implements Accounts {
  private final Map<String, Account> accounts = new HashMap<>();

  @Override
  public synchronized boolean add(Account account) {
    if (byEmailKey(account.email().key()).isPresent()) {
      return false;
    }
    accounts.put(account.id(), account);
    return true;
  }

  @Override
  public synchronized Optional<Account> byId(String accountId) {
    return Optional.ofNullable(accounts.get(accountId));
  }

  @Override
  public synchronized Optional<Account> byEmailKey(String emailKey) {
    return accounts.values().stream().filter(a -> a.email().key().equals(emailKey)).findFirst();
  }

  @Override
  public synchronized Optional<Account> describe(String accountId, String name, Language language) {
    return change(
        accountId,
        a -> new Account(a.id(), a.email(), name, language, a.passwordHash(), a.createdAt()));
  }

  @Override
  public synchronized boolean replacePasswordHash(String accountId, String before, String after) {
    return byId(accountId)
        .filter(a -> a.passwordHash().equals(before))
        .flatMap(
            found ->
                change(
                    accountId,
                    a ->
                        new Account(
                            a.id(), a.email(), a.name(), a.language(), after, a.createdAt())))
        .isPresent();
  }

  @Override
  public synchronized void remove(String accountId) {
    accounts.remove(accountId);
  }

  private Optional<Account> change(String accountId, UnaryOperator<Account> change) {
    return Optional.ofNullable(accounts.computeIfPresent(accountId, (id, a) -> change.apply(a)));
  }
}
