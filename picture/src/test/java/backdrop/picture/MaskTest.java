package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MaskTest {
  private static final DecodeLimits LIMITS = DecodeLimits.DEFAULTS;

  private static Mask filled(int value) {
    byte[] values = new byte[64 * 80];
    Arrays.fill(values, (byte) value);
    return Mask.of(64, 80, values);
  }

  /** A mask with one painted pixel in the middle. */
  private static Mask dot() {
    byte[] values = new byte[64 * 80];
    values[40 * 64 + 32] = -1;
    return Mask.of(64, 80, values);
  }

  @Test
  void survivesItsPng() {
    Mask soft = Scenes.disc(100, 70, 20, 6);
    assertEquals(soft, Mask.decode(Encoders.png(soft), 100, 70, LIMITS));
  }

  @Test
  void refusesAMaskOfAnotherSize() {
    Refused.by(
        Refusal.MASK_SIZE_DIFFERS, () -> Mask.decode(Encoders.png(filled(0)), 80, 64, LIMITS));
  }

  @Test
  void refusesAMaskThatKeepsNothing() {
    Refused.by(Refusal.MASK_EMPTY, () -> Mask.decode(Encoders.png(filled(255)), 64, 80, LIMITS));
  }

  @Test
  void acceptsAMaskThatPaintsNothing() {
    assertEquals(0, Mask.decode(Encoders.png(filled(0)), 64, 80, LIMITS).paintedShare());
  }

  @Test
  void refusesAMaskThatIsNoPng() {
    byte[] jpeg = Encoders.jpeg(RgbaImage.plain(64, 80, 0), 90);
    Refused.by(Refusal.UNSUPPORTED_TYPE, () -> Mask.decode(jpeg, 64, 80, LIMITS));
  }

  @Test
  void takesColoursByTheirLuminanceAndTransparencyAsBlack() {
    byte[] pixels = new byte[4 * 64 * 64];
    Arrays.fill(pixels, (byte) 255);
    pixels[3] = 0;
    pixels[4 + 1] = 0;
    pixels[4 + 2] = 0;
    Mask mask = Mask.decode(Encoders.png(RgbaImage.of(64, 64, holed(pixels))), 64, 64, LIMITS);
    assertEquals(0, mask.at(0, 0));
    assertEquals(54, mask.at(1, 0), 1);
    assertEquals(255, mask.at(2, 0));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 8", "0, 16", "2, 8", "2, 16", "3, 1", "4, 8", "4, 16", "6, 8", "6, 16"})
  void readsBlackAndWhiteFromEveryKindOfPng(int colourType, int depth) {
    var png = new TestPng(64, 64, depth, colourType, false, 0, 1 << 16);
    int[] samples = new int[64 * 64 * png.bands()];
    Arrays.fill(samples, samples.length / 2, samples.length, png.maximum());
    for (int i = 1; colourType > 3 && i <= samples.length / png.bands(); i++) {
      samples[i * png.bands() - 1] = png.maximum();
    }
    byte[] palette = Pngs.chunk("PLTE", new byte[] {0, 0, 0, -1, -1, -1});
    Mask mask = Mask.decode(png.bytes(samples, palette), 64, 64, LIMITS);
    assertEquals(0, mask.at(9, 31));
    assertEquals(255, mask.at(9, 32));
    assertEquals(0.5, mask.paintedShare(), 1e-9);
  }

  /** Something must be kept. */
  private static byte[] holed(byte[] pixels) {
    Arrays.fill(pixels, 4 * 64 * 32, 4 * 64 * 32 + 3, (byte) 0);
    return pixels;
  }

  @Test
  void paintsWhatIsTransparentWhereItIsReadByAlpha() {
    byte[] pixels = new byte[4 * 64 * 64];
    Arrays.fill(pixels, (byte) 255);
    pixels[3] = 0;
    pixels[7] = 100;
    Mask mask =
        Mask.decode(Encoders.png(RgbaImage.of(64, 64, pixels)), MaskReading.ALPHA, 64, 64, LIMITS);
    assertEquals(255, mask.at(0, 0));
    assertEquals(155, mask.at(1, 0));
    assertEquals(0, mask.at(2, 0));
  }

  @Test
  void refusesAWhollyTransparentMaskThatIsReadByAlpha() {
    byte[] png = Encoders.png(RgbaImage.of(64, 64, new byte[4 * 64 * 64]));
    Refused.by(Refusal.MASK_EMPTY, () -> Mask.decode(png, MaskReading.ALPHA, 64, 64, LIMITS));
  }

  @Test
  void takesStrokesEverywhere() {
    assertEquals(1, Mask.decodeStrokes(Encoders.png(filled(255)), 64, 80, LIMITS).paintedShare());
    Refused.by(
        Refusal.MASK_SIZE_DIFFERS,
        () -> Mask.decodeStrokes(Encoders.png(filled(255)), 80, 64, LIMITS));
  }

  @Test
  void keepsWhatATransparentImageShows() {
    RgbaImage image = RgbaImage.of(2, 1, new byte[] {1, 2, 3, -1, 4, 5, 6, 30});
    assertArrayEquals(new byte[] {0, (byte) 225}, Mask.fromAlpha(image).values());
  }

  @Test
  void growsThePaintedAreaByWholePixels() {
    assertEquals(49 / 5120.0, dot().grown(3).paintedShare(), 1e-9);
    assertEquals(dot(), dot().grown(5).shrunk(5));
    assertEquals(dot(), dot().grown(0));
  }

  @Test
  void shrinksThePaintedAreaButNotFromTheBorder() {
    assertEquals(0, dot().shrunk(1).paintedShare());
    assertEquals(filled(255), filled(255).shrunk(4));
    assertEquals(121, Math.round((1 - dot().inverted().shrunk(5).paintedShare()) * 5120));
  }

  @Test
  void feathersAnEdgeOverTheRadius() {
    byte[] values = new byte[64 * 80];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i % 64 < 32 ? 0 : 255);
    }
    Mask soft = Mask.of(64, 80, values).feathered(4);
    assertEquals(0, soft.at(27, 40));
    assertEquals(255, soft.at(36, 40));
    assertEquals(255, soft.at(31, 40) + soft.at(32, 40), 2);
  }
}
