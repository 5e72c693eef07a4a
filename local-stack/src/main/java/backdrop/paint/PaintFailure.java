package backdrop.paint;

/** Why nothing could be painted, in one line for the person who asked. */
final class PaintFailure extends RuntimeException {
  PaintFailure(String message) {
    super(message);
  }

  PaintFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
