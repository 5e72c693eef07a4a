package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of PNG that there is comes out exactly; the kinds are those of the PngSuite. */
final class PngKindsTest {
  private static final DecodeLimits ANY_SIZE = DecodeLimits.DEFAULTS.withMinSide(1);
  private static final int[] NONE = {};

  private static int[] depths(int colourType) {
    return switch (colourType) {
      case 0 -> new int[] {1, 2, 4, 8, 16};
      case 3 -> new int[] {1, 2, 4, 8};
      default -> new int[] {8, 16};
    };
  }

  /** Colour type, depth and interlacing. */
  static Stream<Arguments> kinds() {
    List<Arguments> kinds = new ArrayList<>();
    for (int colourType : new int[] {0, 2, 3, 4, 6}) {
      for (int depth : depths(colourType)) {
        kinds.add(Arguments.of(colourType, depth, false));
        kinds.add(Arguments.of(colourType, depth, true));
      }
    }
    return kinds.stream();
  }

  private static void assertExact(TestPng png, boolean transparency) {
    int[] samples = png.samples();
    List<byte[]> chunks = new ArrayList<>();
    int[] palette = NONE;
    int[] transparent = NONE;
    if (png.colourType() == 3) {
      palette = palette(png.maximum() + 1, transparency);
      chunks.add(Pngs.chunk("PLTE", bands(palette, 0, 3)));
      if (transparency) {
        chunks.add(Pngs.chunk("tRNS", bands(palette, 3, 4)));
      }
    } else if (transparency) {
      transparent = Arrays.copyOf(samples, png.bands());
      chunks.add(Pngs.chunk("tRNS", pairs(transparent)));
    }
    byte[] file = png.bytes(samples, chunks.toArray(byte[][]::new));
    RgbaImage image = Photos.decode(file, ANY_SIZE).image();
    assertEquals(png.width(), image.width());
    assertEquals(png.height(), image.height());
    assertArrayEquals(
        png.expected(samples, palette, transparent), image.pixels(), () -> png.toString());
  }

  private static int[] palette(int entries, boolean transparency) {
    int[] palette = new int[4 * entries];
    for (int i = 0; i < palette.length; i++) {
      palette[i] = i % 4 == 3 && !transparency ? 255 : 31 * i + 5 & 255;
    }
    return palette;
  }

  private static byte[] bands(int[] palette, int from, int to) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < palette.length; i++) {
      if (i % 4 >= from && i % 4 < to) {
        bytes.write(palette[i]);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] pairs(int... samples) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int sample : samples) {
      bytes.write(sample >> 8);
      bytes.write(sample);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsEveryDepthOfEveryColourTypeExactly(int colourType, int depth, boolean interlaced) {
    var png = new TestPng(71, 67, depth, colourType, interlaced, TestPng.EVERY_FILTER, 1 << 16);
    assertExact(png, false);
    assertExact(png, colourType != 4 && colourType != 6);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsOddSizesDownToOnePixelExactly(int colourType, int depth, boolean interlaced) {
    for (int side : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 33, 39, 40}) {
      assertExact(new TestPng(side, side, depth, colourType, interlaced, 4, 1 << 16), false);
      assertExact(new TestPng(side, 3, depth, colourType, interlaced, 3, 1 << 16), false);
      assertExact(new TestPng(2, side, depth, colourType, interlaced, 1, 1 << 16), false);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void takesOffEachFilter(int filter) {
    for (int colourType : new int[] {0, 2, 4, 6}) {
      assertExact(new TestPng(32, 32, 8, colourType, false, filter, 1 << 16), false);
      assertExact(new TestPng(32, 32, 16, colourType, true, filter, 1 << 16), false);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void joinsDataChunksOfAFewBytes(int length) {
    assertExact(new TestPng(32, 32, 8, 2, false, TestPng.EVERY_FILTER, length), false);
    assertExact(new TestPng(32, 32, 16, 0, true, TestPng.EVERY_FILTER, length), false);
  }

  @Test
  void takesOnlyTheBitsOfTheTransparentGrayThatASampleHas() {
    var png = new TestPng(16, 16, 4, 0, false, 0, 1 << 16);
    int[] samples = png.samples();
    byte[] file = png.bytes(samples, Pngs.chunk("tRNS", pairs(samples[0] | 0xf0)));
    assertArrayEquals(
        png.expected(samples, NONE, new int[] {samples[0]}),
        Photos.decode(file, ANY_SIZE).image().pixels());
  }

  @Test
  void takesPaletteEntriesBeyondTheTransparentOnesAsOpaque() {
    var png = new TestPng(16, 16, 2, 3, false, 0, 1 << 16);
    int[] samples = png.samples();
    int[] palette = palette(4, false);
    palette[3] = 7;
    byte[] file =
        png.bytes(
            samples, Pngs.chunk("PLTE", bands(palette, 0, 3)), Pngs.chunk("tRNS", new byte[] {7}));
    assertArrayEquals(
        png.expected(samples, palette, NONE), Photos.decode(file, ANY_SIZE).image().pixels());
  }

  @Test
  void letsNoOtherChunkChangeAPixel() {
    var png = new TestPng(40, 40, 8, 2, false, TestPng.EVERY_FILTER, 1 << 16);
    int[] samples = png.samples();
    byte[] file =
        png.bytes(
            samples,
            Pngs.chunk("gAMA", new byte[] {0, 0, (byte) 0x88, (byte) 0xb8}),
            Pngs.chunk("cHRM", new byte[32]),
            Pngs.chunk("sBIT", new byte[] {3, 3, 3}),
            Pngs.chunk("PLTE", new byte[] {1, 2, 3}),
            Pngs.chunk("bKGD", new byte[6]),
            Pngs.chunk("hIST", new byte[] {0, 1}),
            Pngs.chunk("sPLT", new byte[20]),
            Pngs.chunk("pHYs", new byte[9]),
            Pngs.chunk("tIME", new byte[7]),
            Pngs.chunk("tEXt", new byte[50]),
            Pngs.spoiled(Pngs.chunk("zTXt", new byte[50])),
            Pngs.chunk("iTXt", new byte[50]));
    assertArrayEquals(
        png.expected(samples, NONE, NONE), Photos.decode(file, ANY_SIZE).image().pixels());
  }

  /** A sound file, something done to it, and it is none any more. */
  static Stream<Arguments> corruptKinds() {
    byte[] gray = new TestPng(64, 64, 8, 0, false, 0, 1 << 16).bytes(new int[64 * 64]);
    byte[] rgb = new TestPng(64, 64, 8, 2, false, 0, 1 << 16).bytes(new int[3 * 64 * 64]);
    byte[] header = Pngs.header(64, 64, 8, 0);
    byte[] end = Pngs.chunk("IEND");
    return Stream.of(
        Arguments.of("first byte of the signature", with(gray, 0, 0x88), "UNSUPPORTED_TYPE"),
        Arguments.of("second byte of the signature", with(gray, 1, 0x51), "UNSUPPORTED_TYPE"),
        Arguments.of("fourth byte of the signature", with(gray, 3, 0x67), "UNSUPPORTED_TYPE"),
        Arguments.of("seventh byte of the signature", with(gray, 6, 0x0b), "UNSUPPORTED_TYPE"),
        Arguments.of("line feeds became CR LF", replaced(gray, "\n", "\r\n"), "UNSUPPORTED_TYPE"),
        Arguments.of("CR LF became line feeds", replaced(gray, "\r\n", "\n"), "UNSUPPORTED_TYPE"),
        Arguments.of("checksum of the header", with(gray, 29, gray[29] ^ 1), "CORRUPT"),
        Arguments.of("checksum of the data", spoiledData(gray), "CORRUPT"),
        Arguments.of("colour type 1", kind(gray, 8, 1), "CORRUPT"),
        Arguments.of("colour type 9", kind(rgb, 8, 9), "CORRUPT"),
        Arguments.of("depth 0", kind(rgb, 0, 2), "CORRUPT"),
        Arguments.of("depth 3", kind(rgb, 3, 2), "CORRUPT"),
        Arguments.of("depth 99", kind(rgb, 99, 2), "CORRUPT"),
        Arguments.of("no data", new Pngs().chunk(header).chunk(end).bytes(), "CORRUPT"));
  }

  private static byte[] with(byte[] file, int at, int value) {
    byte[] changed = file.clone();
    changed[at] = (byte) value;
    return changed;
  }

  /** The header says another depth and colour type, with a checksum that fits. */
  private static byte[] kind(byte[] file, int depth, int colourType) {
    byte[] header = Pngs.header(64, 64, depth, colourType);
    byte[] changed = file.clone();
    System.arraycopy(header, 0, changed, 8, header.length);
    return changed;
  }

  private static byte[] replaced(byte[] file, String what, String by) {
    return Jpegs.join(ByteParts.ascii(file, 0, file.length).replace(what, by));
  }

  private static byte[] spoiledData(byte[] file) {
    int checksum = file.length - 12 - 4;
    return with(file, checksum, file[checksum] ^ 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("corruptKinds")
  void refusesEveryCorruptKind(String what, byte[] file, Refusal refusal) {
    Refused.beforeDecoding(refusal, file);
  }
}
