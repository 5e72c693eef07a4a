package backdrop.diffusion.onnx;

import ai.onnxruntime.OrtException;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What ONNX Runtime's exceptions mean to whoever paints. */
final class Failures {

  /** In the words of ONNX Runtime's arenas, the C++ library, CUDA, cuBLAS and cuDNN. */
  private static final List<String> OUT_OF_MEMORY =
      List.of(
          "failed to allocate memory",
          "is smaller than requested bytes",
          "out of memory",
          "bad_alloc",
          "cudaerrormemoryallocation",
          "status_alloc_failed");

  private static final List<String> GPU = List.of("cuda", "cudnn", "cublas");

  /** What the dynamic linker says. */
  private static final Pattern MISSING_LIBRARY =
      Pattern.compile("(lib[\\w+-]+\\.so[.\\d]*): cannot open shared object file");

  private Failures() {}

  static DiffusionException whileOpening(String network, OrtException e) {
    String message = text(e);
    if (outOfMemory(message)) {
      return new DiffusionException(
          Reason.OUT_OF_MEMORY, "There is not enough memory to open " + network, e);
    }
    return unusableGpu(message)
        .map(cause -> new DiffusionException(Reason.DEVICE_UNAVAILABLE, cause, e))
        .orElseGet(
            () ->
                new DiffusionException(
                    Reason.MODEL_BROKEN, "%s cannot be opened: %s".formatted(network, message), e));
  }

  static DiffusionException whileRunning(String network, OrtException e) {
    String message = text(e);
    if (outOfMemory(message)) {
      return new DiffusionException(
          Reason.OUT_OF_MEMORY, "There is not enough memory to run " + network, e);
    }
    return missingLibrary(message)
        .map(cause -> new DiffusionException(Reason.DEVICE_UNAVAILABLE, cause, e))
        .orElseGet(
            () ->
                new DiffusionException(
                    Reason.RUNTIME_FAILED, "%s failed: %s".formatted(network, message), e));
  }

  /** Why a GPU that was asked for cannot be had. */
  static DiffusionException withoutGpu(OrtException e) {
    String message = text(e);
    String cause = unusableGpu(message).orElse("CUDA cannot be used: " + message);
    return new DiffusionException(Reason.DEVICE_UNAVAILABLE, cause, e);
  }

  private static Optional<String> unusableGpu(String message) {
    if (message.contains("Failed to find CUDA shared provider")) {
      return Optional.of(
          "CUDA cannot be used: this build has ONNX Runtime for processors only; build with"
              + " -Dort=gpu");
    }
    Optional<String> library = missingLibrary(message);
    if (library.isPresent()) {
      return library;
    }
    return mentions(message, List.of("cuda failure", "cudnn failure", "cublas failure"))
        ? Optional.of("CUDA cannot be used: " + message)
        : Optional.empty();
  }

  private static Optional<String> missingLibrary(String message) {
    Matcher library = MISSING_LIBRARY.matcher(message);
    if (!mentions(message, GPU) || !library.find()) {
      return Optional.empty();
    }
    String remedy =
        library.group(1).startsWith("libcuda.so")
            ? "it comes with NVIDIA's driver"
            : "CUDA 12 with cuDNN 9 is needed";
    return Optional.of(
        "CUDA cannot be used: the library %s is missing; %s".formatted(library.group(1), remedy));
  }

  private static boolean outOfMemory(String message) {
    return mentions(message, OUT_OF_MEMORY);
  }

  private static boolean mentions(String message, List<String> words) {
    String lower = message.toLowerCase(Locale.ROOT);
    return words.stream().anyMatch(lower::contains);
  }

  private static String text(OrtException e) {
    return e.getMessage() == null ? String.valueOf(e.getCode()) : e.getMessage();
  }
}
