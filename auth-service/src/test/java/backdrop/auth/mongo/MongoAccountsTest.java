package backdrop.auth.mongo;

import backdrop.auth.account.Accounts;
import backdrop.auth.account.AccountsContract;

class MongoAccountsTest extends AccountsContract {
  @Override
  protected Accounts accounts() {
    return new MongoAccounts(MongoTestDatabase.fresh());
  }
}
