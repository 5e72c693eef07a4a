package backdrop.kit.failure;

/**
 * A reason that another service gave; its enum constant is not on this service's class path.
 *
 * @param name as the other service named it
 * @param kind as the other service meant it
 */
public record RemoteReason(String name, FailureKind kind) implements FailureReason {}
