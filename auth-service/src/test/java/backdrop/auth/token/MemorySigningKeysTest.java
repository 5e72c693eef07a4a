package backdrop.auth.token;

class MemorySigningKeysTest extends SigningKeysContract {
  @Override
  protected SigningKeys keys() {
    return new MemorySigningKeys();
  }
}
