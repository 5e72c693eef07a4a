package backdrop.diffusion.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages are those of ONNX Runtime 1.28 and of the libraries under it. */
final class FailuresTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error code - ORT_RUNTIME_EXCEPTION - message: bfc_arena.cc:376 void*"
            + " onnxruntime::BFCArena::AllocateRawInternal(size_t, bool, Stream*, bool,"
            + " WaitNotificationFn) Failed to allocate memory for requested buffer of size 4294967296",
        "Available memory of 1048576 is smaller than requested bytes of 4294967296",
        "CUDA failure 2: out of memory ; GPU=0 ; hostname=h ; file=cuda_allocator.cc ; line=47",
        "CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED ; GPU=0",
        "CUDNN failure 4000: CUDNN_STATUS_INTERNAL_ERROR_HOST_ALLOCATION_FAILED: std::bad_alloc",
        "Error code - ORT_FAIL - message: std::bad_alloc"
      })
  void recognisesThatMemoryIsShort(String message) {
    assertEquals(Reason.OUT_OF_MEMORY, opening(message).reason());
    assertEquals(Reason.OUT_OF_MEMORY, running(message).reason());
  }

  @ParameterizedTest
  @CsvSource({
    "libcublasLt.so.12, CUDA 12 with cuDNN 9 is needed",
    "libcudnn.so.9, CUDA 12 with cuDNN 9 is needed",
    "libcuda.so.1, it comes with NVIDIA's driver"
  })
  void namesTheLibraryThatIsMissing(String library, String remedy) {
    String message =
        "Error code - ORT_FAIL - message: provider_bridge_ort.cc:2369 Failed to load library"
            + " /cache/libonnxruntime_providers_cuda.so with error: %s: cannot open shared object"
            + " file: No such file or directory";
    var failure = Failures.withoutGpu(ort(message.formatted(library)));

    assertEquals(Reason.DEVICE_UNAVAILABLE, failure.reason());
    assertEquals(
        "CUDA cannot be used: the library %s is missing; %s".formatted(library, remedy),
        failure.getMessage());
  }

  @Test
  void noticesAMissingLibraryThatIsLoadedOnlyWhenRunning() {
    var failure =
        running("Conv: cuDNN: libcudnn.so.9: cannot open shared object file: No such file");

    assertEquals(Reason.DEVICE_UNAVAILABLE, failure.reason());
  }

  @Test
  void saysHowToBuildForAGpu() {
    var failure = Failures.withoutGpu(ort("Failed to find CUDA shared provider"));

    assertTrue(failure.getMessage().contains("-Dort=gpu"), failure.getMessage());
  }

  @Test
  void tellsAMissingGpuFromABrokenModel() {
    String none = "CUDA failure 100: no CUDA-capable device is detected ; GPU=-1";

    assertEquals(Reason.DEVICE_UNAVAILABLE, opening(none).reason());
    assertEquals(Reason.MODEL_BROKEN, opening("Protobuf parsing failed.").reason());
    assertEquals(Reason.RUNTIME_FAILED, running("Non-zero status code returned").reason());
  }

  private static DiffusionException opening(String message) {
    return Failures.whileOpening("unet/model.onnx", ort(message));
  }

  private static DiffusionException running(String message) {
    return Failures.whileRunning("unet/model.onnx", ort(message));
  }

  private static OrtException ort(String message) {
    return new OrtException(OrtException.OrtErrorCode.ORT_FAIL, message);
  }
}
