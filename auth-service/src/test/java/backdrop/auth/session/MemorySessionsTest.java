package backdrop.auth.session;

class MemorySessionsTest extends SessionsContract {
  @Override
  protected Sessions sessions() {
    return new MemorySessions();
  }
}
