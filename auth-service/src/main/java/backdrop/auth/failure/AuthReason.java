package backdrop.auth.failure;

import backdrop.kit.failure.FailureKind;
import backdrop.kit.failure.FailureReason;

/** Reasons of this service; auth.proto names the calls that give them. */
public enum AuthReason implements FailureReason {
  EMAIL_INVALID(FailureKind.INVALID),
  PASSWORD_TOO_SHORT(FailureKind.INVALID),
  PASSWORD_TOO_LONG(FailureKind.INVALID),
  PASSWORD_TOO_COMMON(FailureKind.INVALID),
  NAME_TOO_LONG(FailureKind.INVALID),
  LANGUAGE_UNKNOWN(FailureKind.INVALID),
  KEY_NAME_MISSING(FailureKind.INVALID),
  EMAIL_TAKEN(FailureKind.CONFLICT),
  WRONG_PASSWORD(FailureKind.UNAUTHENTICATED),
  SESSION_EXPIRED(FailureKind.UNAUTHENTICATED),
  SESSION_REUSED(FailureKind.UNAUTHENTICATED),
  KEY_INVALID(FailureKind.UNAUTHENTICATED),
  KEY_NOT_FOUND(FailureKind.NOT_FOUND),
  TOO_MANY_LOGINS(FailureKind.TOO_MUCH),
  TOO_MANY_KEYS(FailureKind.TOO_MUCH);

  private final FailureKind kind;

  AuthReason(FailureKind kind) {
    this.kind = kind;
  }

  @Override
  public FailureKind kind() {
    return kind;
  }
}
