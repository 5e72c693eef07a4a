package backdrop.gateway.problem;

import backdrop.kit.failure.FailureKind;
import backdrop.kit.failure.FailureReason;

/** Reasons that the gateway itself has to refuse a request; all others come from the services. */
public enum GatewayReason implements FailureReason {
  BODY_INVALID(FailureKind.INVALID),
  BODY_TOO_LARGE(FailureKind.TOO_LARGE),
  BODY_TOO_SLOW(FailureKind.INVALID),
  CROSS_SITE(FailureKind.FORBIDDEN),
  FIELD_INVALID(FailureKind.INVALID),
  IDEMPOTENCY_KEY_INVALID(FailureKind.INVALID),
  IDEMPOTENCY_KEY_MISSING(FailureKind.INVALID),
  KEY_IN_QUERY(FailureKind.INVALID),
  MEDIA_TYPE_UNSUPPORTED(FailureKind.UNSUPPORTED),
  METHOD_NOT_ALLOWED(FailureKind.INVALID),
  NOT_ACCEPTABLE(FailureKind.INVALID),
  PHOTO_MISSING(FailureKind.INVALID),
  MASK_MISSING(FailureKind.INVALID),
  PICTURE_MISSING(FailureKind.INVALID),
  PICTURE_TOO_LARGE(FailureKind.TOO_LARGE),
  RATE_LIMITED(FailureKind.TOO_MUCH),
  REQUEST_INVALID(FailureKind.INVALID),
  ROUTE_NOT_FOUND(FailureKind.NOT_FOUND),
  SCENE_MISSING(FailureKind.INVALID);

  private final FailureKind kind;

  GatewayReason(FailureKind kind) {
    this.kind = kind;
  }

  @Override
  public FailureKind kind() {
    return kind;
  }
}
