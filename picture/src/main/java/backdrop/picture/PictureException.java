package backdrop.picture;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Says why a picture was refused: the reason as a constant, a sentence for people as the message
 * and, where a limit decided, the limit and what was measured.
 */
public final class PictureException extends RuntimeException {
  private static final long NONE = Long.MIN_VALUE;

  private final Refusal refusal;
  private final long limit;
  private final long measured;

  private PictureException(
      Refusal refusal, String message, long limit, long measured, @Nullable Throwable cause) {
    super(message, cause);
    this.refusal = refusal;
    this.limit = limit;
    this.measured = measured;
  }

  static PictureException of(Refusal refusal, String message) {
    return new PictureException(refusal, message, NONE, NONE, null);
  }

  static PictureException of(Refusal refusal, String message, Throwable cause) {
    return new PictureException(refusal, message, NONE, NONE, cause);
  }

  /**
   * A refusal by a limit; {@code message} is a format string that takes the measured value and the
   * limit, in this order.
   */
  static PictureException beyond(Refusal refusal, String message, long measured, long limit) {
    return new PictureException(refusal, message.formatted(measured, limit), limit, measured, null);
  }

  public Refusal refusal() {
    return refusal;
  }

  /**
   * The limit that decided, in the unit of its {@link DecodeLimits} component; empty where none
   * did.
   */
  public OptionalLong limit() {
    return limit == NONE ? OptionalLong.empty() : OptionalLong.of(limit);
  }

  /** What was measured against {@link #limit()}. */
  public OptionalLong measured() {
    return measured == NONE ? OptionalLong.empty() : OptionalLong.of(measured);
  }
}
