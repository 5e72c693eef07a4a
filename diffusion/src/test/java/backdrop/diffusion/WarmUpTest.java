package backdrop.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.diffusion.DiffusionException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which calls are made before a model is ready, seen by networks that fail in calls of one size;
 * {@code flavours/make.py} makes them.
 */
final class WarmUpTest {

  private static final String UNET = "unet/model.onnx";
  private static final String DECODER = "vae_decoder/model.onnx";
  private static final DeviceOptions AS_FOR_A_GPU =
      DeviceOptions.cpu(1).withBatching(Batching.onGpu());

  @TempDir Path model;

  @BeforeEach
  void copy() throws Exception {
    Path source = Path.of(WarmUpTest.class.getResource("flavours/choosy").toURI());
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = model.resolve(source.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16})
  void theUnetIsCalledWithEachNumberOfRowsThatCallsAreFilledUpTo(int rows) throws Exception {
    refuse(UNET, rows);

    assertRefused(UNET);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 15, 32})
  void theUnetIsCalledWithNoOtherNumberOfRows(int rows) throws Exception {
    refuse(UNET, rows);

    assertOpens(AS_FOR_A_GPU);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void theDecoderIsCalledWithEachNumberOfPictures(int pictures) throws Exception {
    refuse(DECODER, pictures);

    assertRefused(DECODER);
  }

  @Test
  void theDecoderIsCalledWithNoMorePicturesThanShareACall() throws Exception {
    refuse(DECODER, 5);

    assertOpens(AS_FOR_A_GPU);
  }

  @Test
  void onAProcessorNothingNeedsTuning() throws Exception {
    refuse(UNET, 16);

    assertOpens(DeviceOptions.cpu(1));
  }

  private void refuse(String file, long number) throws IOException {
    byte[] bytes = Files.readAllBytes(model.resolve(file));
    int place = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("refused!");
    assertTrue(place > 0, file);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(place, number);
    Files.write(model.resolve(file), bytes);
  }

  private void assertRefused(String file) {
    var failure = assertThrows(DiffusionException.class, () -> assertOpens(AS_FOR_A_GPU));

    assertEquals(Reason.MODEL_BROKEN, failure.reason());
    assertTrue(String.valueOf(failure.getMessage()).contains(file), failure.getMessage());
  }

  private void assertOpens(DeviceOptions options) {
    try (var pipeline = InpaintingPipeline.open(ModelFolder.at(model), options)) {
      assertTrue(pipeline.capabilities().maxSteps() > 0);
    }
  }
}
