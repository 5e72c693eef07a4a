package backdrop.inference.reason;

import backdrop.kit.failure.FailureKind;
import backdrop.kit.failure.FailureReason;

/** Every reason that this service gives, for calls and for images that could not be painted. */
public enum InferenceReason implements FailureReason {
  // Settings and requests.
  COUNT_OUT_OF_RANGE(FailureKind.INVALID),
  STEPS_OUT_OF_RANGE(FailureKind.INVALID),
  GUIDANCE_OUT_OF_RANGE(FailureKind.INVALID),
  CANVAS_OUT_OF_RANGE(FailureKind.INVALID),
  PLACEMENT_OUT_OF_RANGE(FailureKind.INVALID),
  SEED_OUT_OF_RANGE(FailureKind.INVALID),
  SHADOW_OUT_OF_RANGE(FailureKind.INVALID),
  BACKGROUND_OUT_OF_RANGE(FailureKind.INVALID),
  OUTPUT_OUT_OF_RANGE(FailureKind.INVALID),
  TRANSPARENCY_UNSUPPORTED(FailureKind.INVALID),
  PRESET_UNKNOWN(FailureKind.INVALID),
  PROMPT_MISSING(FailureKind.INVALID),
  TEXT_TOO_LONG(FailureKind.INVALID),
  SAMPLER_UNKNOWN(FailureKind.INVALID),
  MODEL_UNKNOWN(FailureKind.INVALID),
  REQUEST_ID_INVALID(FailureKind.INVALID),
  HEADER_NOT_FIRST(FailureKind.INVALID),
  IMAGE_INDEX_OUT_OF_RANGE(FailureKind.INVALID),
  PAGE_TOKEN_INVALID(FailureKind.INVALID),
  PAGE_SIZE_OUT_OF_RANGE(FailureKind.INVALID),

  // Pictures.
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
  MASK_EMPTY(FailureKind.UNPROCESSABLE),
  PRODUCT_NOT_FOUND(FailureKind.UNPROCESSABLE),
  PRODUCT_OFF_CANVAS(FailureKind.UNPROCESSABLE),

  // Generations.
  GENERATION_NOT_FOUND(FailureKind.NOT_FOUND),
  REQUEST_ID_REUSED(FailureKind.CONFLICT),
  RESULT_NOT_READY(FailureKind.NOT_NOW),
  RESULT_EXPIRED(FailureKind.NOT_NOW),
  QUEUE_FULL(FailureKind.TOO_MUCH),
  MODEL_LOADING(FailureKind.UNAVAILABLE),

  // What can happen while painting; stands in a generation or an image, never in a call's status.
  INPUT_LOST(FailureKind.INTERNAL),
  PAINTING_FAILED(FailureKind.INTERNAL),
  PAINTING_OUT_OF_MEMORY(FailureKind.INTERNAL),
  PAINTING_TOOK_TOO_LONG(FailureKind.INTERNAL),
  PICTURE_BLOCKED(FailureKind.UNPROCESSABLE),
  FILE_OVER_LIMIT(FailureKind.UNPROCESSABLE),
  ATTEMPTS_EXHAUSTED(FailureKind.INTERNAL);

  private final FailureKind kind;

  InferenceReason(FailureKind kind) {
    this.kind = kind;
  }

  @Override
  public FailureKind kind() {
    return kind;
  }
}
