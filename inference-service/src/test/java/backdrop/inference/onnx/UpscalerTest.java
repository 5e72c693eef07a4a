package backdrop.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.DiffusionException;
import backdrop.picture.RgbaImage;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** With a network that makes four pixels of each, the one that diffusion tests its door with. */
class UpscalerTest {
  private static final Path TWICE = resource("twice.onnx");

  @Test
  void enlargesByTheFactorOfItsNetworkAcrossAllPieces() {
    RgbaImage picture = noise(401, 230);

    try (Upscaler upscaler = Upscaler.open(TWICE, DeviceOptions.cpu(1))) {
      RgbaImage larger = upscaler.apply(picture);

      assertThat(upscaler.factor()).isEqualTo(2);
      assertThat(larger.width()).isEqualTo(802);
      assertThat(larger.height()).isEqualTo(460);
      for (int y = 0; y < larger.height(); y++) {
        for (int x = 0; x < larger.width(); x++) {
          assertThat(larger.argb(x, y)).isEqualTo(picture.argb(x / 2, y / 2));
        }
      }
    }
  }

  @Test
  void takesPicturesSmallerThanAPiece() {
    RgbaImage picture = noise(20, 7);

    try (Upscaler upscaler = Upscaler.open(TWICE, DeviceOptions.cpu(1))) {
      assertThat(upscaler.apply(picture).argb(39, 13)).isEqualTo(picture.argb(19, 6));
    }
  }

  @Test
  void namesAFileThatIsNotThere() {
    DiffusionException failed =
        catchThrowableOfType(
            DiffusionException.class,
            () -> Upscaler.open(Path.of("no-such.onnx"), DeviceOptions.cpu(1)));

    assertThat(failed).hasMessageContaining("no-such.onnx");
  }

  private static Path resource(String name) {
    return Path.of(Objects.requireNonNull(UpscalerTest.class.getResource(name)).getPath());
  }

  private static RgbaImage noise(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    new Random(3).nextBytes(rgb);
    return RgbaImage.ofRgb(width, height, rgb);
  }
}
