package backdrop.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.ModelFolder;
import backdrop.inference.generation.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a model, the service lives on, is not ready, and says why. */
class ModelReadinessTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("failures")
  void saysWhatFailedWhereNobodyForesawIt(Throwable failure) {
    assertNeverReady(failingWith(failure), failure.toString());
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("no such tensor"),
        new OutOfMemoryError("Java heap space"),
        new UnsatisfiedLinkError("no onnxruntime in java.library.path"));
  }

  @Test
  void namesTheFolderThatIsNotThere() {
    assertNeverReady(model(folder.resolve("no-such-model")), "no-such-model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text_encoder", "vae_encoder", "vae_decoder", "unet"})
  void namesTheNetworkThatIsTruncated(String network) throws IOException {
    damage(network + "/model.onnx", bytes -> Arrays.copyOf(bytes, bytes.length / 2));

    assertNeverReady(model(folder), network + "/model.onnx is damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text_encoder", "vae_encoder", "vae_decoder", "unet"})
  void namesTheNetworkWithABitFlipped(String network) throws IOException {
    damage(network + "/model.onnx", ModelReadinessTest::flipped);

    assertNeverReady(model(folder), network + "/model.onnx is damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text_encoder", "vae_encoder", "vae_decoder", "unet"})
  void namesTheTruncatedNetworkOfAFolderWithoutDigests(String network) throws IOException {
    damage(network + "/model.onnx", bytes -> Arrays.copyOf(bytes, bytes.length / 2));
    Files.delete(folder.resolve("backdrop.json"));

    assertNeverReady(model(folder), network + "/model.onnx");
  }

  /** A copy of the starter model with one file damaged. */
  private void damage(String damaged, UnaryOperator<byte[]> damage) throws IOException {
    Path starter = Path.of(System.getProperty("backdrop.models", "../models"), "starter");
    assumeTrue(Files.isDirectory(starter), "no starter model at " + starter);
    try (Stream<Path> files = Files.walk(starter)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(starter.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Path file = folder.resolve(damaged);
    Files.write(file, damage.apply(Files.readAllBytes(file)));
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] flipped = bytes.clone();
    flipped[bytes.length / 2] ^= 0x10;
    return flipped;
  }

  private static ModelReadiness model(Path folder) {
    return new ModelReadiness(ModelFolder.at(folder), DeviceOptions.cpu(1), painter());
  }

  private static ModelReadiness failingWith(Throwable failure) {
    return new ModelReadiness(
        () -> {
          switch (failure) {
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new AssertionError(failure);
          }
        },
        DeviceOptions.cpu(1),
        painter(),
        Optional.empty());
  }

  private static OnnxPainter painter() {
    return new OnnxPainter(TestFiles.unlimited());
  }

  private static void assertNeverReady(ModelReadiness model, String named) {
    try (model) {
      boolean loaded = model.load();

      HealthCheckResponse health = new ModelHealth(model).call();
      assertThat(loaded).isFalse();
      assertThat(health.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
      assertThat(health.getData().orElseThrow().get("trouble").toString()).contains(named);
    }
  }
}
