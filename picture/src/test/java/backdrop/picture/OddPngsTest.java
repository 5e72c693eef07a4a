package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PNGs that carry more than a picture, or less than they say. */
final class OddPngsTest {
  private static final TestPng KIND = new TestPng(64, 64, 8, 2, false, 0, 1 << 16);
  private static final int[] SAMPLES = KIND.samples();
  private static final byte[] EXPECTED = KIND.expected(SAMPLES, new int[0], new int[0]);
  private static final int MEBI = 1 << 20;

  private static RgbaImage decode(byte[] bytes) {
    return Photos.decode(bytes, DecodeLimits.DEFAULTS).image();
  }

  /**
   * A deflate stream of these bytes and 900 MiB of zeros, in less than a mebibyte: the same block
   * over and over.
   */
  private static byte[] bomb(byte... first) {
    Deflater deflater = new Deflater(9);
    try {
      byte[] packed = new byte[8192];
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] block = {};
      for (byte[] part : new byte[][] {first, new byte[MEBI], new byte[MEBI]}) {
        deflater.setInput(part);
        block =
            Arrays.copyOf(packed, deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH));
        out.writeBytes(block);
      }
      for (int i = 2; i < 900; i++) {
        out.writeBytes(block);
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /** What decoding takes from the heap in all, in bytes. */
  private static long allocated(Runnable decoding) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    decoding.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @ParameterizedTest
  @ValueSource(strings = {"zTXt", "iTXt", "iCCP"})
  void inflatesNoBombOfNineHundredMebibytes(String chunk) {
    String head = chunk.equals("iTXt") ? "k\0\1\0\0\0" : "k\0\0";
    byte[] file = KIND.bytes(SAMPLES, Pngs.chunk(chunk, Jpegs.join(head, bomb())));
    decode(file);
    long heap = allocated(() -> assertArrayEquals(EXPECTED, decode(file).pixels()));
    assertTrue(heap < 16 * MEBI, chunk + " took " + heap + " bytes");
  }

  @Test
  void inflatesNothingBehindTheLastRow() {
    byte[] data = bomb(new byte[64 * 65]);
    byte[] file =
        new Pngs()
            .chunk(Pngs.header(64, 64, 8, 0))
            .chunk(Pngs.chunk("IDAT", data))
            .chunk(Pngs.chunk("IEND"))
            .bytes();
    decode(file);
    long heap = allocated(() -> assertEquals(0xff000000, decode(file).argb(5, 63)));
    assertTrue(heap < 16 * MEBI, "took " + heap + " bytes");
  }

  @Test
  void allocatesNothingForAPictureThatItsDataCannotHold() {
    byte[] file =
        new Pngs()
            .chunk(Pngs.header(7000, 7000, 8, 2))
            .chunk(Pngs.data(new byte[300], 1))
            .chunk(Pngs.chunk("IEND"))
            .bytes();
    Refused.any(file);
    long heap = allocated(() -> assertEquals(Refusal.TRUNCATED, Refused.any(file).refusal()));
    assertTrue(heap < MEBI, "took " + heap + " bytes");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void refusesDataWhoseOwnChecksumIsWrong(boolean interlaced) {
    var kind = new TestPng(64, 64, 8, 2, interlaced, 0, 1 << 20);
    byte[] file = kind.bytes(SAMPLES);
    byte[] data = Arrays.copyOfRange(file, 8 + 25 + 8, file.length - 12 - 4);
    data[data.length - 1] ^= 1;
    byte[] header = Arrays.copyOfRange(file, 8, 8 + 25);
    byte[] wrong =
        new Pngs().chunk(header).chunk(Pngs.chunk("IDAT", data)).chunk(Pngs.chunk("IEND")).bytes();
    Refused.decoding(Refusal.CORRUPT, wrong);
  }

  @Test
  void passesOverDataChunksWithNothingInThem() {
    byte[] file = KIND.bytes(SAMPLES, Pngs.chunk("IDAT"));
    assertArrayEquals(EXPECTED, decode(file).pixels());
  }

  @Test
  void refusesAPixelThatIsNotInItsPalette() {
    byte[] rows = new byte[64 * 64];
    rows[64 * 40 + 3] = 2;
    byte[] palette = Pngs.chunk("PLTE", new byte[6]);
    Refused.decoding(Refusal.CORRUPT, Pngs.of(64, 64, 8, 3, rows, palette));
  }

  @Test
  void refusesAFilterThatDoesNotExist() {
    byte[] rows = new byte[65 * 64];
    rows[65 * 30] = 5;
    byte[] file =
        new Pngs()
            .chunk(Pngs.header(64, 64, 8, 0))
            .chunk(Pngs.chunk("IDAT", Pngs.deflate(rows)))
            .chunk(Pngs.chunk("IEND"))
            .bytes();
    Refused.decoding(Refusal.CORRUPT, file);
  }

  @ParameterizedTest
  @CsvSource({
    "2147483647, 2147483647, TOO_MANY_PIXELS",
    "536870944, 32, TOO_MANY_PIXELS",
    "16384, 16384, TOO_MANY_PIXELS",
    "20000, 20000, TOO_MANY_PIXELS",
    "16385, 64, SIDE_TOO_LONG",
    "1, 1, TOO_SMALL",
    "63, 5000, TOO_SMALL",
    "1, 16384, TOO_SMALL",
    "0, 77, CORRUPT",
    "77, 0, CORRUPT"
  })
  void refusesSizesBeforeDecoding(long width, long height, Refusal refusal) {
    byte[] file =
        new Pngs().chunk(Pngs.header(width, height, 8, 2)).chunk(Pngs.data(new byte[9], 1)).bytes();
    PictureException refused = Refused.beforeDecoding(refusal, file);
    assertEquals(refusal != Refusal.CORRUPT, refused.limit().isPresent());
    assertEquals(refused.limit().isPresent(), refused.measured().isPresent());
  }

  @Test
  void readsTheOrientationBesideAMebibyteOfMakerNotes() {
    byte[] exif = Jpegs.join("", Jpegs.tiff(3, 6), new byte[MEBI]);
    byte[] file =
        new TestPng(64, 80, 8, 0, false, 0, 1 << 16)
            .bytes(new int[64 * 80], Pngs.chunk("eXIf", exif));
    assertEquals(80, decode(file).width());
    assertTrue(Photos.inspect(file, DecodeLimits.DEFAULTS).metadataBytes() > MEBI);
  }

  @Test
  void leavesForeignCargoBehind() {
    byte[] shell = "Comment\0<?php system($_GET[0]); ?>".getBytes(StandardCharsets.UTF_8);
    byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    byte[] file = Jpegs.join("", KIND.bytes(SAMPLES, Pngs.chunk("tEXt", shell)), page);
    assertArrayEquals(EXPECTED, decode(file).pixels());
    assertEquals(page.length, Photos.inspect(file, DecodeLimits.DEFAULTS).tailBytes());
  }

  @Test
  void tellsHowThePixelsAreStored() {
    byte[] file = new TestPng(64, 64, 16, 4, true, 0, 1 << 16).bytes(new int[2 * 64 * 64]);
    assertEquals(
        "16-bit gray with alpha, interlaced", Photos.inspect(file, DecodeLimits.DEFAULTS).coding());
  }
}
