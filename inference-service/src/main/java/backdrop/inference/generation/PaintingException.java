package backdrop.inference.generation;

import backdrop.inference.reason.InferenceReason;
import backdrop.inference.reason.PictureRefusals;
import backdrop.kit.failure.Failure;
import backdrop.picture.PictureException;
import backdrop.picture.Refusal;
import org.jspecify.annotations.Nullable;

/** Says that something cannot be painted, and whether trying again may help. */
public final class PaintingException extends RuntimeException {
  /** Whether the same attempt may end otherwise. */
  public enum Remedy {
    /** It may: the device was out of memory, a store did not answer. */
    TRY_AGAIN,
    /** It will not: the inputs are at fault. */
    NONE
  }

  private final transient PaintFailure failure;
  private final Remedy remedy;

  public PaintingException(PaintFailure failure, Remedy remedy, @Nullable Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
    this.remedy = remedy;
  }

  /** Says why a picture cannot be painted; trying again helps where the decoders were busy. */
  public static PaintingException refused(PictureException refused) {
    Failure failure = PictureRefusals.failure(refused);
    return new PaintingException(
        new PaintFailure((InferenceReason) failure.reason(), failure.text()),
        refused.refusal() == Refusal.DECODER_BUSY ? Remedy.TRY_AGAIN : Remedy.NONE,
        refused);
  }

  public PaintFailure failure() {
    return failure;
  }

  public Remedy remedy() {
    return remedy;
  }
}
