package backdrop.picture.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.picture.Composition;
import backdrop.picture.PlacedProduct;
import backdrop.picture.RgbaImage;
import backdrop.picture.Staged;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PsdTest {
  private static final PlacedProduct DISC = Staged.disc(301, 200);
  private static final RgbaImage BACKGROUND = Staged.background(301, 200);
  private static final Composition COMPOSED = Staged.composed(DISC, BACKGROUND);
  private static final Layers LAYERS = Layers.of(COMPOSED);

  private static byte[] file() {
    return FileEncoder.encode(LAYERS, FileRules.of(OutputFormat.PSD, 100)).bytes();
  }

  /** Picture 0 is the merged one, the layers follow from the bottom. */
  private static RgbaImage read(int index) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("PSD").next();
    try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file()))) {
      reader.setInput(stream);
      var image = reader.read(index);
      byte[] pixels = new byte[4 * image.getWidth() * image.getHeight()];
      for (int i = 0; i < pixels.length / 4; i++) {
        int argb = image.getRGB(i % image.getWidth(), i / image.getWidth());
        pixels[4 * i] = (byte) (argb >> 16);
        pixels[4 * i + 1] = (byte) (argb >> 8);
        pixels[4 * i + 2] = (byte) argb;
        pixels[4 * i + 3] = (byte) (argb >> 24);
      }
      return RgbaImage.of(image.getWidth(), image.getHeight(), pixels);
    } finally {
      reader.dispose();
    }
  }

  @Test
  void showsTheFinishedPictureToReadersThatKnowNoLayers() throws IOException {
    assertEquals(COMPOSED.image(), read(0));
    assertEquals(COMPOSED.image(), PsdFile.picture(file()));
  }

  @Test
  void keepsTheBackgroundWithoutItsShadow() throws IOException {
    assertEquals(BACKGROUND, read(1));
  }

  @Test
  void flattensToThePictureWithinOneCodeValue() throws IOException {
    RgbaImage flat = BACKGROUND;
    int most = 0;
    byte[] pixels = flat.pixels().clone();
    lay(LAYERS.shadow(), pixels);
    lay(DISC.image(), pixels);
    for (int i = 0; i < pixels.length; i++) {
      most = Math.max(most, Math.abs((pixels[i] & 255) - (COMPOSED.image().pixels()[i] & 255)));
    }
    assertTrue(most <= 1, "off by " + most);
  }

  private static void lay(RgbaImage layer, byte[] pixels) {
    for (int i = 0; i < pixels.length; i += 4) {
      int alpha = layer.pixels()[i + 3] & 255;
      for (int band = i; band < i + 3; band++) {
        int front = layer.pixels()[band] & 255;
        pixels[band] =
            (byte) Math.round((alpha * front + (255 - alpha) * (pixels[band] & 255)) / 255.0);
      }
    }
  }

  @Test
  void refusesAFileThatIsCutOff() {
    byte[] half = Arrays.copyOf(file(), file().length / 2);
    assertThrows(IllegalArgumentException.class, () -> PsdFile.picture(half));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 127, 128, 129, 130, 1000})
  void packsRowsSoThatTheyUnpackAgain(int length) {
    byte[] row = new byte[length];
    for (int i = 0; i < length; i++) {
      row[i] = (byte) (i / 3 % 5 == 0 ? i : 9);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    PackBits.pack(row, packed);
    byte[] unpacked = new byte[length];
    assertEquals(packed.size(), PackBits.unpack(packed.toByteArray(), 0, unpacked));
    assertArrayEquals(row, unpacked);
  }
}
