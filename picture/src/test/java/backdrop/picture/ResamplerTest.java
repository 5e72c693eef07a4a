package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResamplerTest {
  @ParameterizedTest
  @CsvSource({"10, 10", "37, 91", "200, 150", "333, 1"})
  void keepsAPlainColourAtEverySize(int width, int height) {
    assertEquals(
        RgbaImage.plain(width, height, 0x12ab9f),
        Resampler.resize(RgbaImage.plain(100, 75, 0x12ab9f), width, height));
  }

  @Test
  void averagesLightAndNotCodeValues() {
    byte[] stripes = new byte[4 * 64 * 64];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = (byte) (i / 4 % 2 == 0 || i % 4 == 3 ? 255 : 0);
    }
    RgbaImage half = Resampler.resize(RgbaImage.of(64, 64, stripes), 16, 16);
    assertEquals(188, half.argb(8, 8) & 255, 2);
  }

  @Test
  void letsNoHiddenColourOutOfTransparentPixels() {
    byte[] pixels = RgbaImage.plain(64, 64, 0x204060).pixels();
    for (int i = 0; i < 64 * 32; i++) {
      pixels[4 * i] = -1;
      pixels[4 * i + 3] = 0;
    }
    RgbaImage small = Resampler.resize(RgbaImage.of(64, 64, pixels), 23, 23);
    for (int y = 0; y < 23; y++) {
      int argb = small.argb(11, y);
      if (argb >>> 24 > 8) {
        assertEquals(0x20, argb >> 16 & 255, 3);
      }
    }
  }

  @Test
  void computesAWindowAsItComputesTheWhole() {
    RgbaImage photo = Scenes.photo(Scenes.disc(120, 90, 30, 4), 0xc0c0c0);
    RgbaImage whole = Resampler.resize(photo, 80, 60);
    RgbaImage part = Resampler.window(photo, 80, 60, new Box(20, 10, 30, 40));
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 30; x++) {
        assertEquals(whole.argb(20 + x, 10 + y), part.argb(x, y));
      }
    }
  }

  @Test
  void leavesAnImageOfTheRightSizeAsItIs() {
    RgbaImage image = Jpegs.quarters(20, 30);
    assertSame(image, Resampler.resize(image, 20, 30));
  }

  @Test
  void fitsThumbnailsWithoutEnlarging() {
    assertEquals("RgbaImage[60 x 45]", Thumbnails.fit(Jpegs.quarters(120, 90), 60).toString());
    RgbaImage small = Jpegs.quarters(20, 30);
    assertSame(small, Thumbnails.fit(small, 60));
  }
}
