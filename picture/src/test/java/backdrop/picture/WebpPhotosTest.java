package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebpPhotosTest {
  private static final RgbaImage QUARTERS = Jpegs.quarters(160, 96);

  private static Photo decode(byte[] bytes) {
    return Photos.decode(bytes, DecodeLimits.DEFAULTS);
  }

  private static RgbaImage transparent() {
    byte[] pixels = QUARTERS.pixels().clone();
    for (int i = 0; i < pixels.length / 4; i++) {
      pixels[4 * i + 3] = (byte) (i % 160);
    }
    return RgbaImage.of(160, 96, pixels);
  }

  /** An extended file: VP8X with the flags, then the chunks of a plain one. */
  private static byte[] extended(int flags, byte[] plain, byte[]... extra) {
    byte[] first =
        chunk(
            "VP8X",
            (byte) flags,
            (byte) 0,
            (byte) 0,
            (byte) 0,
            (byte) 159,
            (byte) 0,
            (byte) 0,
            (byte) 95,
            (byte) 0,
            (byte) 0);
    byte[] body =
        Jpegs.join(
            "WEBP", first, Arrays.copyOfRange(plain, 12, plain.length), Jpegs.join("", extra));
    return Jpegs.join("RIFF", little(body.length), body);
  }

  private static byte[] chunk(String type, byte... body) {
    return Jpegs.join(
        type, little(body.length), Arrays.copyOf(body, body.length + (body.length & 1)));
  }

  private static byte[] little(int value) {
    return new byte[] {
      (byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)
    };
  }

  @Test
  void readsLosslessPixelsAndAlphaExactly() {
    assertEquals(transparent(), decode(Encoders.losslessWebp(transparent())).image());
  }

  @Test
  void readsLossyPixelsCloselyAndTheirAlphaExactly() {
    RgbaImage decoded = decode(Encoders.webp(transparent(), 95)).image();
    for (int x = 10; x < 150; x++) {
      assertEquals(x, decoded.argb(x, 40) >>> 24);
    }
    assertTrue((decoded.argb(150, 80) >> 8 & 255) > 220);
  }

  @Test
  void appliesTheOrientationOfAnExifChunk() {
    byte[] file = extended(0x08, Encoders.losslessWebp(QUARTERS), chunk("EXIF", Jpegs.tiff(3, 6)));
    RgbaImage image = decode(file).image();
    assertEquals(96, image.width());
    assertEquals(0xfff01010, image.argb(95, 0));
  }

  @Test
  void refusesAnimation() {
    byte[] file = extended(0x02, Encoders.losslessWebp(QUARTERS), chunk("ANIM", new byte[6]));
    Refused.beforeDecoding(Refusal.ANIMATED, file);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 50, 99})
  void refusesAFileThatEndsTooEarly(int percent) {
    byte[] file =
        Encoders.losslessWebp(Photos.decode(Jpegs.noise(64, 64), DecodeLimits.DEFAULTS).image());
    Refused.beforeDecoding(Refusal.TRUNCATED, Arrays.copyOf(file, file.length * percent / 100));
  }

  @Test
  void refusesAFrameOfAnotherSizeThanItsCanvas() {
    byte[] plain = Encoders.losslessWebp(Jpegs.quarters(80, 80));
    Refused.beforeDecoding(Refusal.CORRUPT, extended(0, plain));
  }

  @Test
  void refusesBrokenPixelData() {
    byte[] file = Encoders.losslessWebp(transparent());
    Arrays.fill(file, 25, file.length, (byte) 0x5a);
    Refused.decoding(Refusal.CORRUPT, file);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 11, 12, 1 << 30, -1})
  void refusesARiffSizeThatHoldsNoPictureOrMoreThanTheFile(int size) {
    byte[] file = Encoders.losslessWebp(QUARTERS);
    System.arraycopy(little(size), 0, file, 4, 4);
    Refused.beforeDecoding(Refusal.TRUNCATED, file);
  }

  @Test
  void dropsWhatFollowsItsRiffSize() {
    byte[] file = Jpegs.join("", Encoders.losslessWebp(QUARTERS), new byte[99]);
    assertEquals(QUARTERS, decode(file).image());
    assertEquals(99, Photos.inspect(file, DecodeLimits.DEFAULTS).tailBytes());
  }

  @Test
  void leavesXmpWithAPlaceBehind() {
    byte[] xmp = Jpegs.join("<x:xmpmeta exif:GPSLatitude='55'/>");
    byte[] file = extended(0x04, Encoders.losslessWebp(QUARTERS), chunk("XMP ", xmp));
    assertEquals(QUARTERS, decode(file).image());
    assertTrue(Photos.inspect(file, DecodeLimits.DEFAULTS).metadataBytes() >= xmp.length);
  }
}
