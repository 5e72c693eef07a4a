package backdrop.diffusion.onnx;

import ai.onnxruntime.OrtException;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;

/** What ONNX Runtime's exceptions mean to whoever paints. */
final class Failures {

  private Failures() {}

  static DiffusionException whileOpening(String network, OrtException e) {
    String message = text(e);
    if (message.contains("CUDA failure") || message.contains("CUDNN failure")) {
      return new DiffusionException(Reason.DEVICE_UNAVAILABLE, message, e);
    }
    if (outOfMemory(message)) {
      return new DiffusionException(
          Reason.OUT_OF_MEMORY, "There is not enough memory to open " + network, e);
    }
    return new DiffusionException(
        Reason.MODEL_BROKEN, "%s cannot be opened: %s".formatted(network, message), e);
  }

  static DiffusionException whileRunning(String network, OrtException e) {
    String message = text(e);
    return outOfMemory(message)
        ? new DiffusionException(
            Reason.OUT_OF_MEMORY, "There is not enough memory to run " + network, e)
        : new DiffusionException(
            Reason.RUNTIME_FAILED, "%s failed: %s".formatted(network, message), e);
  }

  private static boolean outOfMemory(String message) {
    return message.contains("Failed to allocate memory")
        || message.contains("out of memory")
        || message.contains("bad_alloc");
  }

  private static String text(OrtException e) {
    return e.getMessage() == null ? String.valueOf(e.getCode()) : e.getMessage();
  }
}
