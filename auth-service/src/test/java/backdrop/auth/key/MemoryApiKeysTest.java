package backdrop.auth.key;

class MemoryApiKeysTest extends ApiKeysContract {
  @Override
  protected ApiKeys keys() {
    return new MemoryApiKeys();
  }
}
