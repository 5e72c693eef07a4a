package backdrop.auth.mongo;

import backdrop.auth.key.ApiKeys;
import backdrop.auth.key.ApiKeysContract;

class MongoApiKeysTest extends ApiKeysContract {
  @Override
  protected ApiKeys keys() {
    return new MongoApiKeys(MongoTestDatabase.fresh());
  }
}
