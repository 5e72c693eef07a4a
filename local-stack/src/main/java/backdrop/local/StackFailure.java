package backdrop.local;

/** Something the person at the terminal can act on: the message is one line and says what to do. */
public final class StackFailure extends RuntimeException {
  public StackFailure(String message) {
    super(message);
  }

  StackFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
