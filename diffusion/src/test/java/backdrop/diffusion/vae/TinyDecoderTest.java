package backdrop.diffusion.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.RgbImage;
import backdrop.diffusion.onnx.OnnxDevice;
import backdrop.diffusion.onnx.RunScope;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The tiny decoder shows three latents in squares of 2x2; {@code flavours/make.py} makes it. */
final class TinyDecoderTest {

  private static final OnnxDevice DEVICE = new OnnxDevice(DeviceOptions.cpu(1));

  @Test
  void decodesLatentsAsTheUnetSeesThem() throws Exception {
    RgbImage picture = decode(-1, 0, 1, 7);

    assertEquals(2, picture.width());
    byte grey = (byte) 128;
    assertArrayEquals(
        new byte[] {0, grey, -1, 0, grey, -1, 0, grey, -1, 0, grey, -1}, picture.rgb());
  }

  @Test
  void refusesWhatIsNoNumber() {
    var failure = assertThrows(DiffusionException.class, () -> decode(0, Float.NaN, 0, 0));

    assertEquals(Reason.NOT_FINITE, failure.reason());
  }

  @Test
  void isAbsentWhereTheModelHasNone() throws Exception {
    assertEquals(Optional.empty(), TinyDecoder.openIfPresent(folder("older"), DEVICE));
  }

  private static RgbImage decode(float... latents) throws URISyntaxException {
    try (TinyDecoder decoder = TinyDecoder.openIfPresent(folder("optimum"), DEVICE).orElseThrow();
        RunScope scope = RunScope.open(new Cancellation())) {
      return decoder.decode(latents, 1, 1, scope);
    }
  }

  private static ModelFolder folder(String flavour) throws URISyntaxException {
    return ModelFolder.at(Path.of(DeviceOptions.class.getResource("flavours/" + flavour).toURI()));
  }
}
