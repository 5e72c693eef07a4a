package backdrop.auth.account;

class MemoryAccountsTest extends AccountsContract {
  @Override
  protected Accounts accounts() {
    return new MemoryAccounts();
  }
}
