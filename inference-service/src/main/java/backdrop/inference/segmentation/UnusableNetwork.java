package backdrop.inference.segmentation;

/** Says in a sentence why a segmentation network cannot be used. */
final class UnusableNetwork extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnusableNetwork(String message) {
    super(message);
  }

  UnusableNetwork(String message, Throwable cause) {
    super(message, cause);
  }
}
