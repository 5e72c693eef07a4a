package backdrop.auth.account;

class MemoryLogInFailuresTest extends LogInFailuresContract {
  @Override
  protected LogInFailures failures() {
    return new MemoryLogInFailures();
  }
}
