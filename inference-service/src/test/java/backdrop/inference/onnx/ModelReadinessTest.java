package backdrop.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.diffusion.DeviceOptions;
import backdrop.inference.generation.TestFiles;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelReadinessTest {
  private final OnnxPainter painter = new OnnxPainter(TestFiles.unlimited());

  @ParameterizedTest
  @MethodSource("failures")
  void saysWhatFailedWhereNobodyForesawIt(Throwable failure) {
    ModelReadiness model = failingWith(failure);

    boolean loaded = model.load();

    assertThat(loaded).isFalse();
    assertThat(model.ready()).isFalse();
    assertThat(model.trouble()).get().asString().isEqualTo("the engine failed: " + failure);
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("no such tensor"),
        new OutOfMemoryError("Java heap space"),
        new UnsatisfiedLinkError("no onnxruntime in java.library.path"));
  }

  private ModelReadiness failingWith(Throwable failure) {
    return new ModelReadiness(
        () -> {
          switch (failure) {
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new AssertionError(failure);
          }
        },
        DeviceOptions.cpu(1),
        painter,
        Optional.empty());
  }
}
