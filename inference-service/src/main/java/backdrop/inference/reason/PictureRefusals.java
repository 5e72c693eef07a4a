package backdrop.inference.reason;

import backdrop.kit.failure.Failure;
import backdrop.picture.PictureException;
import backdrop.picture.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says a refused picture in this service's words; no refusal is left out. */
public final class PictureRefusals {
  private static final Duration DECODERS_FREE_AGAIN = Duration.ofSeconds(2);

  private PictureRefusals() {}

  /** The failure that a caller gets for a refused picture, with limit and measured value. */
  public static Failure failure(PictureException refused) {
    Map<String, String> figures = new LinkedHashMap<>();
    refused.limit().ifPresent(limit -> figures.put("limit", Long.toString(limit)));
    refused.measured().ifPresent(measured -> figures.put("value", Long.toString(measured)));
    Failure failure =
        new Failure(reason(refused.refusal()), String.valueOf(refused.getMessage()), refused)
            .withDetails(figures);
    return refused.refusal() == Refusal.DECODER_BUSY
        ? failure.withRetryAfter(DECODERS_FREE_AGAIN)
        : failure;
  }

  static InferenceReason reason(Refusal refusal) {
    return switch (refusal) {
      case EMPTY -> InferenceReason.PICTURE_EMPTY;
      case TOO_LARGE_BYTES -> InferenceReason.PICTURE_TOO_LARGE;
      case UNSUPPORTED_TYPE -> InferenceReason.PICTURE_TYPE_UNSUPPORTED;
      case UNSUPPORTED_VARIANT -> InferenceReason.PICTURE_VARIANT_UNSUPPORTED;
      case TOO_MANY_PIXELS -> InferenceReason.PICTURE_TOO_MANY_PIXELS;
      case SIDE_TOO_LONG -> InferenceReason.PICTURE_SIDE_TOO_LONG;
      case TOO_SMALL -> InferenceReason.PICTURE_TOO_SMALL;
      case TOO_LARGE_DECODED, TOO_COMPLEX -> InferenceReason.PICTURE_TOO_COMPLEX;
      case ANIMATED -> InferenceReason.PICTURE_ANIMATED;
      case TRUNCATED -> InferenceReason.PICTURE_TRUNCATED;
      case CORRUPT -> InferenceReason.PICTURE_CORRUPT;
      case TOOK_TOO_LONG -> InferenceReason.PICTURE_TOOK_TOO_LONG;
      case DECODER_BUSY -> InferenceReason.PICTURE_DECODER_BUSY;
      case MASK_SIZE_DIFFERS -> InferenceReason.MASK_SIZE_DIFFERS;
      case MASK_EMPTY -> InferenceReason.MASK_EMPTY;
      case PRODUCT_OFF_CANVAS -> InferenceReason.PRODUCT_OFF_CANVAS;
    };
  }
}
