package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

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

  /** Something must be kept. */
  private static byte[] holed(byte[] pixels) {
    Arrays.fill(pixels, 4 * 64 * 32, 4 * 64 * 32 + 3, (byte) 0);
    return pixels;
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
