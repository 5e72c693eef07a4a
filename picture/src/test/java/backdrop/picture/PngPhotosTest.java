package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PngPhotosTest {
  private static final int SIDE = 64;

  private static RgbaImage decode(byte[] bytes) {
    return Photos.decode(bytes, DecodeLimits.DEFAULTS).image();
  }

  /** One row of samples repeated; {@code samples} packed at the given depth. */
  private static byte[] rows(int depth, int... samples) {
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    int bits = 0;
    int filled = 0;
    for (int sample : samples) {
      bits = bits << depth | sample;
      filled += depth;
      while (filled >= 8) {
        filled -= 8;
        row.write(bits >> filled);
      }
    }
    byte[] one = row.toByteArray();
    byte[] all = new byte[one.length * SIDE];
    for (int y = 0; y < SIDE; y++) {
      System.arraycopy(one, 0, all, y * one.length, one.length);
    }
    return all;
  }

  private static int[] ramp(int bands, int maximum) {
    int[] samples = new int[SIDE * bands];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (int) ((long) maximum * i / (samples.length - 1));
    }
    return samples;
  }

  private static int eightBits(int sample, int maximum) {
    return (int) Math.round(sample * 255.0 / maximum);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16})
  void readsGrayExactlyAtEveryDepth(int depth) {
    int maximum = (1 << depth) - 1;
    int[] samples = ramp(1, maximum);
    RgbaImage image = decode(Pngs.of(SIDE, SIDE, depth, 0, rows(depth, samples)));
    for (int x = 0; x < SIDE; x++) {
      int gray = eightBits(samples[x], maximum);
      assertEquals(0xff000000 | gray * 0x010101, image.argb(x, 9));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void readsGrayWithAlphaExactly(int depth) {
    int maximum = (1 << depth) - 1;
    int[] samples = ramp(2, maximum);
    RgbaImage image = decode(Pngs.of(SIDE, SIDE, depth, 4, rows(depth, samples)));
    for (int x = 0; x < SIDE; x++) {
      int gray = eightBits(samples[2 * x], maximum);
      int alpha = eightBits(samples[2 * x + 1], maximum);
      assertEquals(alpha << 24 | gray * 0x010101, image.argb(x, 63));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void readsColourWithAlphaExactly(int depth) {
    int maximum = (1 << depth) - 1;
    int[] samples = ramp(4, maximum);
    RgbaImage image = decode(Pngs.of(SIDE, SIDE, depth, 6, rows(depth, samples)));
    for (int i = 0; i < samples.length; i++) {
      assertEquals(eightBits(samples[i], maximum), image.pixels()[i] & 255);
    }
  }

  @Test
  void makesTheOneTransparentGrayTransparentAndLeavesTheOthers() {
    byte[] rows = rows(16, ramp(1, 65535));
    RgbaImage image =
        decode(Pngs.of(SIDE, SIDE, 16, 0, rows, Pngs.chunk("tRNS", (byte) 0, (byte) 0)));
    assertEquals(0x00000000, image.argb(0, 0));
    assertEquals(0xff040404, image.argb(1, 0));
  }

  @Test
  void makesTheOneTransparentColourTransparent() {
    int[] samples = new int[3 * SIDE];
    Arrays.fill(samples, 10);
    samples[2] = 11;
    byte[] rows = rows(8, samples);
    RgbaImage image =
        decode(
            Pngs.of(
                SIDE,
                SIDE,
                8,
                2,
                rows,
                Pngs.chunk("tRNS", (byte) 0, (byte) 10, (byte) 0, (byte) 10, (byte) 0, (byte) 10)));
    assertEquals(0xff0a0a0b, image.argb(0, 5));
    assertEquals(0x000a0a0a, image.argb(1, 5));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void readsAPaletteWithTransparency(int depth) {
    int[] samples = new int[SIDE];
    for (int x = 0; x < SIDE; x++) {
      samples[x] = x % 2;
    }
    byte[] palette =
        Pngs.chunk("PLTE", (byte) 10, (byte) 20, (byte) 30, (byte) 200, (byte) 100, (byte) 50);
    byte[] image =
        Pngs.of(SIDE, SIDE, depth, 3, rows(depth, samples), palette, Pngs.chunk("tRNS", (byte) 77));
    assertEquals(77 << 24 | 0x0a141e, decode(image).argb(2, 3));
    assertEquals(0xffc86432, decode(image).argb(3, 3));
  }

  @Test
  void appliesTheOrientationOfAnExifChunk() {
    byte[] rows = rows(8, ramp(3, 255));
    byte[] tall = Arrays.copyOf(rows, rows.length + 3 * SIDE * 16);
    byte[] png = Pngs.of(SIDE, SIDE + 16, 8, 2, tall, Pngs.chunk("eXIf", Jpegs.tiff(3, 6)));
    assertEquals(SIDE + 16, decode(png).width());
  }

  @Test
  void readsAnInterlacedPicture() throws IOException {
    RgbaImage photo = Scenes.photo(Scenes.disc(75, 70, 20, 4), 0xe0d0c0);
    var buffered = new BufferedImage(75, 70, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 75 * 70; i++) {
      buffered.setRGB(i % 75, i / 75, photo.argb(i % 75, i / 75));
    }
    var writer = ImageIO.getImageWritersByFormatName("png").next();
    var param = writer.getDefaultWriteParam();
    param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(buffered, null, null), param);
    }
    assertEquals(1, bytes.toByteArray()[28]);
    assertEquals(photo, decode(bytes.toByteArray()));
  }

  @Test
  void takesTheDefaultPictureOfAnAnimatedPng() {
    byte[] rows = rows(8, ramp(1, 255));
    byte[] animated =
        Pngs.of(
            SIDE,
            SIDE,
            8,
            0,
            rows,
            Pngs.chunk("acTL", new byte[8]),
            Pngs.chunk("fcTL", new byte[26]));
    assertEquals(decode(Pngs.of(SIDE, SIDE, 8, 0, rows)), decode(animated));
  }

  @Test
  void refusesAWrongChecksumInHeaderPaletteAndData() {
    byte[] rows = rows(8, ramp(1, 255));
    byte[] header = Pngs.header(SIDE, SIDE, 8, 0);
    byte[] data = Pngs.data(rows, SIDE);
    byte[] end = Pngs.chunk("IEND");
    Refused.beforeDecoding(
        Refusal.CORRUPT, new Pngs().chunk(Pngs.spoiled(header)).chunk(data).chunk(end).bytes());
    Refused.beforeDecoding(
        Refusal.CORRUPT, new Pngs().chunk(header).chunk(Pngs.spoiled(data)).chunk(end).bytes());
    Refused.beforeDecoding(
        Refusal.CORRUPT,
        Pngs.of(SIDE, SIDE, 8, 0, rows, Pngs.spoiled(Pngs.chunk("PLTE", new byte[3]))));
  }

  @Test
  void refusesDataThatDoesNotInflate() {
    byte[] garbage = Pngs.chunk("IDAT", new byte[] {0x78, 0x01, 55, 55, 55, 55});
    byte[] png =
        new Pngs()
            .chunk(Pngs.header(SIDE, SIDE, 8, 0))
            .chunk(garbage)
            .chunk(Pngs.chunk("IEND"))
            .bytes();
    Refused.decoding(Refusal.CORRUPT, png);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 50, 99})
  void refusesAPictureThatEndsTooEarly(int percent) {
    byte[] png = Encoders.png(Photos.decode(Jpegs.noise(100, 100), DecodeLimits.DEFAULTS).image());
    Refused.beforeDecoding(Refusal.TRUNCATED, Arrays.copyOf(png, png.length * percent / 100));
  }

  @Test
  void refusesRowsThatAreMissingBehindSoundChunks() {
    byte[] half = Pngs.data(Arrays.copyOf(rows(8, ramp(1, 255)), SIDE * SIDE / 2), SIDE / 2);
    byte[] png =
        new Pngs()
            .chunk(Pngs.header(SIDE, SIDE, 8, 0))
            .chunk(half)
            .chunk(Pngs.chunk("IEND"))
            .bytes();
    PictureException refused =
        assertThrows(PictureException.class, () -> Photos.decode(png, DecodeLimits.DEFAULTS));
    assertEquals(Refusal.Kind.UNUSABLE, refused.refusal().kind());
  }

  @Test
  void acceptsAMissingEndIfAllRowsAreThere() {
    byte[] whole = Pngs.of(SIDE, SIDE, 8, 0, rows(8, ramp(1, 255)));
    assertEquals(decode(whole), decode(Arrays.copyOf(whole, whole.length - 12)));
  }

  @Test
  void refusesFloodsOfPixelsBeforeDecoding() {
    byte[] data = Pngs.data(new byte[4], 1);
    Refused.beforeDecoding(
        Refusal.TOO_MANY_PIXELS,
        new Pngs().chunk(Pngs.header(20_000, 20_000, 8, 0)).chunk(data).bytes());
    Refused.beforeDecoding(
        Refusal.TOO_MANY_PIXELS,
        new Pngs().chunk(Pngs.header(0xffffffffL, 0xffffffffL, 8, 0)).chunk(data).bytes());
    Refused.beforeDecoding(
        Refusal.TOO_LARGE_DECODED,
        new Pngs().chunk(Pngs.header(7_000, 7_000, 16, 6)).chunk(data).bytes());
    Refused.beforeDecoding(
        Refusal.SIDE_TOO_LONG,
        new Pngs().chunk(Pngs.header(20_000, 100, 8, 0)).chunk(data).bytes());
    Refused.beforeDecoding(
        Refusal.TOO_SMALL, new Pngs().chunk(Pngs.header(63, 5_000, 8, 0)).chunk(data).bytes());
    Refused.beforeDecoding(
        Refusal.CORRUPT, new Pngs().chunk(Pngs.header(0, 100, 8, 0)).chunk(data).bytes());
  }

  @Test
  void neverInflatesTextAndLeavesItBehind() {
    byte[] bomb = Pngs.deflate(new byte[8 << 20]);
    byte[] text = Pngs.chunk("zTXt", Jpegs.join("Secret-Payload\0\0", bomb));
    byte[] png = Pngs.of(SIDE, SIDE, 8, 0, rows(8, ramp(1, 255)), text);
    byte[] clean = Pngs.of(SIDE, SIDE, 8, 0, rows(8, ramp(1, 255)));
    assertArrayEquals(Encoders.png(decode(clean)), Encoders.png(decode(png)));
  }
}
