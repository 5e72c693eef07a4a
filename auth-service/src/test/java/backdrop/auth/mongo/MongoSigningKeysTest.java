package backdrop.auth.mongo;

import backdrop.auth.token.SigningKeys;
import backdrop.auth.token.SigningKeysContract;

class MongoSigningKeysTest extends SigningKeysContract {
  @Override
  protected SigningKeys keys() {
    return new MongoSigningKeys(MongoTestDatabase.fresh());
  }
}
