package backdrop.history.failure;

import backdrop.kit.failure.FailureKind;
import backdrop.kit.failure.FailureReason;

/** Every way in which the history service says no. */
public enum HistoryReason implements FailureReason {
  PHOTO_NOT_FOUND(FailureKind.NOT_FOUND),
  MASK_NOT_FOUND(FailureKind.NOT_FOUND),
  RECORD_NOT_FOUND(FailureKind.NOT_FOUND),
  IMAGE_NOT_FOUND(FailureKind.NOT_FOUND),
  TOO_MANY_PHOTOS(FailureKind.TOO_MUCH),
  PAGE_SIZE_OUT_OF_RANGE(FailureKind.INVALID),
  PAGE_TOKEN_INVALID(FailureKind.INVALID),
  FIELD_UNKNOWN(FailureKind.INVALID),
  TEXT_TOO_LONG(FailureKind.INVALID),
  CONFIDENCE_OUT_OF_RANGE(FailureKind.INVALID),
  MASK_EDIT_INVALID(FailureKind.INVALID),
  PRESET_UNKNOWN(FailureKind.INVALID),
  EXPORT_SIZE(FailureKind.INVALID),
  /** A finished image was gone from the inference service before it could be kept. */
  RESULT_EXPIRED(FailureKind.NOT_NOW),

  PICTURE_EMPTY(FailureKind.UNPROCESSABLE),
  PICTURE_TOO_LARGE(FailureKind.TOO_LARGE),
  PICTURE_TYPE_UNSUPPORTED(FailureKind.UNSUPPORTED),
  PICTURE_VARIANT_UNSUPPORTED(FailureKind.UNSUPPORTED),
  PICTURE_TOO_MANY_PIXELS(FailureKind.UNPROCESSABLE),
  PICTURE_SIDE_TOO_LONG(FailureKind.UNPROCESSABLE),
  PICTURE_TOO_SMALL(FailureKind.UNPROCESSABLE),
  PICTURE_TOO_COMPLEX(FailureKind.UNPROCESSABLE),
  PICTURE_ANIMATED(FailureKind.UNPROCESSABLE),
  PICTURE_TRUNCATED(FailureKind.UNPROCESSABLE),
  PICTURE_CORRUPT(FailureKind.UNPROCESSABLE),
  PICTURE_TOOK_TOO_LONG(FailureKind.UNPROCESSABLE),
  PICTURE_DECODER_BUSY(FailureKind.UNAVAILABLE),
  MASK_SIZE_DIFFERS(FailureKind.UNPROCESSABLE),
  MASK_EMPTY(FailureKind.UNPROCESSABLE);

  private final FailureKind kind;

  HistoryReason(FailureKind kind) {
    this.kind = kind;
  }

  @Override
  public FailureKind kind() {
    return kind;
  }
}
