package backdrop.inference.generation;

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

  public PaintFailure failure() {
    return failure;
  }

  public Remedy remedy() {
    return remedy;
  }
}
