package backdrop.auth.mongo;

import backdrop.auth.account.LogInFailures;
import backdrop.auth.account.LogInFailuresContract;

class MongoLogInFailuresTest extends LogInFailuresContract {
  @Override
  protected LogInFailures failures() {
    return new MongoLogInFailures(MongoTestDatabase.fresh());
  }
}
