package backdrop.kit.failure;

/**
 * One way in which a service can fail. Each service has one enum that implements this; its names
 * are part of the contract and never change meaning.
 */
public interface FailureReason {
  /** UPPER_SNAKE_CASE, at most 63 characters. */
  String name();

  /** What a caller can do about it. */
  FailureKind kind();
}
