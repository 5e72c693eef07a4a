package backdrop.kit.failure;

/** Reasons that any service can have, whatever it does. */
public enum CommonReason implements FailureReason {
  TOKEN_MISSING(FailureKind.UNAUTHENTICATED),
  TOKEN_INVALID(FailureKind.UNAUTHENTICATED),
  SCOPE_MISSING(FailureKind.FORBIDDEN),
  SERVICE_UNAVAILABLE(FailureKind.UNAVAILABLE),
  UNEXPECTED(FailureKind.INTERNAL);

  private final FailureKind kind;

  CommonReason(FailureKind kind) {
    this.kind = kind;
  }

  @Override
  public FailureKind kind() {
    return kind;
  }
}
