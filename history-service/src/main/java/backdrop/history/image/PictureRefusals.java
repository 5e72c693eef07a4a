package backdrop.history.image;

import backdrop.history.failure.HistoryReason;
import backdrop.kit.failure.Failure;
import backdrop.picture.PictureException;
import backdrop.picture.Refusal;
import java.time.Duration;
import java.util.Map;

/** Says a refusal of {@code backdrop.picture} in this service's own words. */
final class PictureRefusals {
  private static final Duration SOON = Duration.ofSeconds(1);

  private PictureRefusals() {}

  /** The failure with the picture's own sentence and, where a limit decided, the figures. */
  static Failure failure(PictureException refused) {
    Failure failure = new Failure(reason(refused.refusal()), text(refused), refused);
    if (refused.limit().isPresent() && refused.measured().isPresent()) {
      failure =
          failure.withDetails(
              Map.of(
                  "limit", Long.toString(refused.limit().getAsLong()),
                  "value", Long.toString(refused.measured().getAsLong())));
    }
    return refused.refusal().kind() == Refusal.Kind.BUSY ? failure.withRetryAfter(SOON) : failure;
  }

  private static String text(PictureException refused) {
    return String.valueOf(refused.getMessage());
  }

  private static HistoryReason reason(Refusal refusal) {
    return switch (refusal) {
      case EMPTY -> HistoryReason.PICTURE_EMPTY;
      case TOO_LARGE_BYTES -> HistoryReason.PICTURE_TOO_LARGE;
      case UNSUPPORTED_TYPE -> HistoryReason.PICTURE_TYPE_UNSUPPORTED;
      case UNSUPPORTED_VARIANT -> HistoryReason.PICTURE_VARIANT_UNSUPPORTED;
      case TOO_MANY_PIXELS -> HistoryReason.PICTURE_TOO_MANY_PIXELS;
      case SIDE_TOO_LONG -> HistoryReason.PICTURE_SIDE_TOO_LONG;
      case TOO_SMALL -> HistoryReason.PICTURE_TOO_SMALL;
      case TOO_LARGE_DECODED, TOO_COMPLEX -> HistoryReason.PICTURE_TOO_COMPLEX;
      case ANIMATED -> HistoryReason.PICTURE_ANIMATED;
      case TRUNCATED -> HistoryReason.PICTURE_TRUNCATED;
      case CORRUPT -> HistoryReason.PICTURE_CORRUPT;
      case TOOK_TOO_LONG -> HistoryReason.PICTURE_TOOK_TOO_LONG;
      case DECODER_BUSY -> HistoryReason.PICTURE_DECODER_BUSY;
      case MASK_SIZE_DIFFERS -> HistoryReason.MASK_SIZE_DIFFERS;
      case MASK_EMPTY -> HistoryReason.MASK_EMPTY;
      case PRODUCT_OFF_CANVAS ->
          throw new IllegalStateException("nothing is placed when a picture is read");
    };
  }
}
