package backdrop.diffusion.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.RgbImage;
import backdrop.diffusion.onnx.OnnxDevice;
import backdrop.diffusion.onnx.RunScope;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tiny checker objects to pictures that are nearly white; {@code flavours/make.py} makes it.
 */
final class SafetyCheckerTest {

  private static final OnnxDevice DEVICE = new OnnxDevice(DeviceOptions.cpu(1));

  @ParameterizedTest
  @CsvSource({"255, true", "200, false", "0, false"})
  void objectsToWhatItsNetworkFinds(int grey, boolean objects) throws Exception {
    byte[] rgb = new byte[64 * 48 * 3];
    Arrays.fill(rgb, (byte) grey);
    try (SafetyChecker checker =
            SafetyChecker.openIfPresent(folder("older"), DEVICE).orElseThrow();
        RunScope scope = RunScope.open(new Cancellation())) {
      assertEquals(objects, checker.objectsTo(new RgbImage(64, 48, rgb), scope));
    }
  }

  @Test
  void isAbsentWhereTheModelHasNone() throws Exception {
    assertEquals(Optional.empty(), SafetyChecker.openIfPresent(folder("optimum"), DEVICE));
  }

  @Test
  void refusesANetworkOfAnotherKind(@TempDir Path model) throws Exception {
    Path file = Files.createDirectories(model.resolve("safety_checker")).resolve("model.onnx");
    Files.copy(folder("older").root().resolve("vae_decoder/model.onnx"), file);
    var failure =
        assertThrows(
            DiffusionException.class,
            () -> SafetyChecker.openIfPresent(ModelFolder.at(model), DEVICE));

    assertEquals(Reason.MODEL_UNSUPPORTED, failure.reason());
    assertTrue(String.valueOf(failure.getMessage()).contains("safety_checker/model.onnx"));
  }

  private static ModelFolder folder(String flavour) throws URISyntaxException {
    return ModelFolder.at(Path.of(DeviceOptions.class.getResource("flavours/" + flavour).toURI()));
  }
}
