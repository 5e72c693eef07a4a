package backdrop.diffusion.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Pillow 11 and transformers 4.57. */
final class ClipPictureTest {

  @TempDir Path model;

  @ParameterizedTest
  @CsvSource({
    "40, 30, 16, 12, 680423996",
    "40, 30, 100, 75, 2893678660",
    "7, 5, 3, 4, 3045056242",
    "33, 64, 33, 20, 1980016517",
    "64, 64, 224, 224, 2526320596"
  })
  void resizesAsPillowDoes(int width, int height, int toWidth, int toHeight, long checksum) {
    CRC32 crc = new CRC32();
    crc.update(Bicubic.resize(picture(width, height), toWidth, toHeight).rgb());

    assertEquals(checksum, crc.getValue());
  }

  @ParameterizedTest
  @CsvSource({
    "300, 260, 28394.38082836, 1.171218, 1.5496119, -0.05821316",
    "40, 100, 29529.57257524, 0.17852512, 0.9493012, 0.93719155"
  })
  void readsAsClipDoes(int width, int height, double sum, double red, double green, double blue) {
    float[] planes = ClipPicture.read(ModelFolder.at(model)).planes(picture(width, height));

    double total = 0;
    for (float value : planes) {
      total += value;
    }
    assertEquals(sum, total, 1e-2);
    assertEquals(red, planes[0], 1e-6);
    assertEquals(green, planes[224 * 224 + 100 * 224 + 50], 1e-6);
    assertEquals(blue, planes[3 * 224 * 224 - 1], 1e-6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"size\": 8, \"crop_size\": 4}",
        "{\"size\": {\"shortest_edge\": 8}, \"crop_size\": {\"height\": 4, \"width\": 4}}"
      })
  void takesSizesInBothForms(String config) throws IOException {
    write(config);
    ClipPicture reading = ClipPicture.read(ModelFolder.at(model));

    assertEquals(8, reading.shortest());
    assertEquals(4, reading.side());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"size\": 4, \"crop_size\": 8}; MODEL_UNSUPPORTED",
        "{\"resample\": 2}; MODEL_UNSUPPORTED",
        "{\"image_mean\": [0.5]}; MODEL_BROKEN",
        "{\"image_std\": [0.5, 0, 0.5]}; MODEL_BROKEN"
      })
  void namesTheFileThatAsksForTheImpossible(String config, Reason reason) throws IOException {
    write(config);
    var failure =
        assertThrows(DiffusionException.class, () -> ClipPicture.read(ModelFolder.at(model)));

    assertEquals(reason, failure.reason());
    assertEquals("feature_extractor/preprocessor_config.json", file(failure));
  }

  private static String file(DiffusionException failure) {
    return String.valueOf(failure.getMessage()).split(":", 2)[0];
  }

  private void write(String config) throws IOException {
    Path folder = Files.createDirectories(model.resolve("feature_extractor"));
    Files.writeString(folder.resolve("preprocessor_config.json"), config);
  }

  private static RgbImage picture(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          rgb[(y * width + x) * 3 + c] = (byte) (x * 37 + y * 91 + c * 53 + x * y % 17 * 11);
        }
      }
    }
    return new RgbImage(width, height, rgb);
  }
}
