package backdrop.diffusion;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.diffusion.DiffusionException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever a damaged network file holds, opening it ends with a model that paints or with a reason:
 * never with another exception, and never with the process. A crash of ONNX Runtime would end this
 * test run.
 */
final class HostileModelTest {

  private static final int DAMAGES = 40;
  private static final Set<Reason> REASONS =
      Set.of(Reason.MODEL_BROKEN, Reason.MODEL_UNSUPPORTED, Reason.OUT_OF_MEMORY);

  @TempDir Path model;

  @ParameterizedTest
  @CsvSource({
    "optimum, unet/model.onnx",
    "optimum, vae_decoder/model.onnx",
    "outside, unet/model.onnx",
    "outside, vae_encoder/model.onnx_data",
    "older, safety_checker/model.onnx",
    "half, text_encoder/model.onnx"
  })
  void opensOrRefusesWhateverAFileHolds(String flavour, String file) throws Exception {
    copy(Path.of(HostileModelTest.class.getResource("flavours/" + flavour).toURI()));
    byte[] sound = Files.readAllBytes(model.resolve(file));
    for (int seed = 0; seed < DAMAGES; seed++) {
      Files.write(model.resolve(file), damaged(sound, new Random(seed)));

      try (var opened = InpaintingPipeline.open(ModelFolder.at(model), DeviceOptions.cpu(1))) {
        assertTrue(opened.capabilities().maxSteps() > 0);
      } catch (DiffusionException refused) {
        assertTrue(REASONS.contains(refused.reason()), seed + ": " + refused);
      }
    }
  }

  /** Cut short, with single bits turned, with random bytes, or with a stretch of ones. */
  private static byte[] damaged(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    switch (random.nextInt(4)) {
      case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      case 2 -> {
        for (int i = 0; i < 8; i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
      }
      default -> {
        int from = random.nextInt(bytes.length);
        Arrays.fill(bytes, from, Math.min(bytes.length, from + 32), (byte) 0xFF);
      }
    }
    return bytes;
  }

  private void copy(Path source) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = model.resolve(source.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
