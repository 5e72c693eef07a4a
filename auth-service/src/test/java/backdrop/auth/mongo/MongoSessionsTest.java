package backdrop.auth.mongo;

import backdrop.auth.session.Sessions;
import backdrop.auth.session.SessionsContract;

class MongoSessionsTest extends SessionsContract {
  @Override
  protected Sessions sessions() {
    return new MongoSessions(MongoTestDatabase.fresh());
  }
}
