package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class EncodersTest {
  private static RgbaImage photo(boolean transparent) {
    RgbaImage photo = Scenes.photo(Scenes.disc(150, 110, 40, 5), 0xd0d4d8);
    for (int i = 3; transparent && i < photo.pixels().length; i += 4) {
      photo.pixels()[i] = (byte) (i / 4 % 150);
    }
    return photo;
  }

  @Test
  void writesAPngThatOtherReadersReadExactly() throws IOException {
    RgbaImage photo = photo(true);
    var read = ImageIO.read(new ByteArrayInputStream(Encoders.png(photo)));
    for (int y = 0; y < 110; y++) {
      for (int x = 0; x < 150; x++) {
        assertEquals(photo.argb(x, y), read.getRGB(x, y));
      }
    }
  }

  @Test
  void writesAnAlphaChannelOnlyWhereItIsNeeded() {
    assertEquals(2, Encoders.png(photo(false))[25]);
    assertEquals(6, Encoders.png(photo(true))[25]);
    assertEquals(0, Encoders.png(Scenes.disc(64, 64, 9, 2))[25]);
  }

  @ParameterizedTest
  @EnumSource(PictureFormat.class)
  void writesTheSameBytesForTheSamePixels(PictureFormat format) {
    byte[] first = Encoders.encode(photo(false), format, 90);
    assertArrayEquals(first, Encoders.encode(photo(false), format, 90));
    assertEquals(format, Photos.inspect(first, DecodeLimits.DEFAULTS).format());
  }

  @Test
  void keepsColoursAtFullResolutionFromQualityNinety() {
    // Behind the quality's marker each component states its sampling: 1 x 1 or, for brightness, 2 x
    // 2.
    assertEquals(0x11, sampling(Encoders.jpeg(photo(false), 90)));
    assertEquals(0x22, sampling(Encoders.jpeg(photo(false), 89)));
  }

  private static int sampling(byte[] jpeg) {
    int i = 0;
    while (jpeg[i] != -1 || jpeg[i + 1] != (byte) 0xc0) {
      i++;
    }
    return jpeg[i + 11];
  }

  @Test
  void staysCloseToThePhotoAtHighQuality() {
    RgbaImage photo = photo(false);
    for (byte[] bytes : new byte[][] {Encoders.jpeg(photo, 95), Encoders.webp(photo, 95)}) {
      RgbaImage read = Photos.decode(bytes, DecodeLimits.DEFAULTS).image();
      double squares = 0;
      for (int i = 0; i < read.pixels().length; i++) {
        squares += Math.pow((read.pixels()[i] & 255) - (photo.pixels()[i] & 255), 2);
      }
      double psnr = 10 * Math.log10(255 * 255 / (squares / read.pixels().length));
      assertTrue(psnr > 36, () -> "PSNR " + psnr);
    }
  }

  @Test
  void laysATransparentImageOverWhiteForJpeg() {
    byte[] jpeg = Encoders.jpeg(RgbaImage.of(64, 64, new byte[4 * 64 * 64]), 90);
    assertEquals(-1, Photos.decode(jpeg, DecodeLimits.DEFAULTS).image().argb(30, 30));
  }

  @Test
  void takesOnlyQualitiesFromOneToAHundred() {
    assertThrows(IllegalArgumentException.class, () -> Encoders.jpeg(photo(false), 0));
    assertThrows(IllegalArgumentException.class, () -> Encoders.webp(photo(false), 101));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "64, 3", "700, 900", "16384, 40", "3000, 1900"})
  void writesLargePngsInPartsThatMakeOneWhole(int width, int height) {
    byte[] pixels = new byte[4 * width * height];
    new Random(width).nextBytes(pixels);
    // Noise above, where nothing repeats; what was above below, where deflate refers far back.
    System.arraycopy(pixels, 0, pixels, pixels.length / 2 & ~3, pixels.length / 2 & ~3);
    RgbaImage image = RgbaImage.of(width, height, pixels);
    DecodeLimits limits = DecodeLimits.DEFAULTS.withMinSide(1).withMaxBytes(Integer.MAX_VALUE);
    assertEquals(image, Photos.decode(Encoders.png(image), limits).image());
    assertArrayEquals(Encoders.png(image), Encoders.png(image));
  }
}
