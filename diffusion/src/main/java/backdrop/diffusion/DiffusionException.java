package backdrop.diffusion;

/** Says why nothing was painted: a {@link Reason} for programs and a sentence for people. */
public final class DiffusionException extends RuntimeException {

  /** What kind of thing went wrong. */
  public enum Reason {
    /** A file or folder of the model is not there; the message names it. */
    MODEL_MISSING,
    /** A file of the model cannot be read: truncated, damaged or not what its name says. */
    MODEL_BROKEN,
    /** The model is sound but of a kind that this engine cannot paint with. */
    MODEL_UNSUPPORTED,
    /** The request cannot be painted by this model, for instance for its size. */
    REQUEST_INVALID,
    /** The device ran out of memory. */
    OUT_OF_MEMORY,
    /** The asked-for device cannot be used on this machine. */
    DEVICE_UNAVAILABLE,
    /** The model answered with values that are no numbers, so there is no picture. */
    NOT_FINITE,
    /** The model's own safety checker objects to the picture. */
    UNSAFE,
    /** The caller cancelled. */
    CANCELLED,
    /** The pipeline was closed. */
    CLOSED,
    /** ONNX Runtime failed while running a network. */
    RUNTIME_FAILED
  }

  private final Reason reason;

  public DiffusionException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public DiffusionException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
