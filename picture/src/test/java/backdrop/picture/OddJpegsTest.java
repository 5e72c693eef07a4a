package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JPEGs that are sound but unusual are read as they are meant; broken ones are not guessed at. */
final class OddJpegsTest {
  private static final byte[] QUARTERS = Encoders.jpeg(Jpegs.quarters(160, 96), 95);

  private static Photo decode(byte[] bytes) {
    return Photos.decode(bytes, DecodeLimits.DEFAULTS);
  }

  private static byte[] progressive(int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    new Random(5).nextBytes(pixels);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    image.getRaster().setDataElements(0, 0, width, height, pixels);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      var writer = Codecs.JPEG_WRITER.createWriterInstance();
      var param = writer.getDefaultWriteParam();
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
      writer.dispose();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return out.toByteArray();
  }

  /** The file without its segments of these kinds. */
  private static byte[] without(byte[] jpeg, int... markers) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    int at = 2;
    while ((jpeg[at + 1] & 255) != 0xda) {
      int end = at + 2 + ByteParts.u16(jpeg, at + 2);
      int marker = jpeg[at + 1] & 255;
      if (Arrays.stream(markers).noneMatch(m -> m == marker)) {
        out.write(jpeg, at, end - at);
      }
      at = end;
    }
    out.write(jpeg, at, jpeg.length - at);
    return out.toByteArray();
  }

  @Test
  void readsAProgressivePhoto() {
    byte[] file = progressive(120, 90);
    assertTrue(ByteParts.ascii(file, 0, file.length).contains("\u00ff\u00c2"));
    assertEquals(120, decode(file).image().width());
    assertEquals("progressive YCbCr", Photos.inspect(file, DecodeLimits.DEFAULTS).coding());
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 50, 90})
  void refusesAProgressivePhotoThatEndsTooEarly(int percent) {
    byte[] file = progressive(200, 200);
    Refused.beforeDecoding(Refusal.TRUNCATED, Arrays.copyOf(file, file.length * percent / 100));
  }

  @Test
  void acceptsAMissingEndMarkerBehindCompleteData() {
    assertEquals(
        decode(QUARTERS).image(), decode(Arrays.copyOf(QUARTERS, QUARTERS.length - 2)).image());
  }

  /** Cameras write EXIF in place of JFIF; Java alone would take such a file for RGB. */
  @Test
  void takesThreeUnmarkedComponentsAsLumaAndChroma() {
    byte[] unmarked = without(QUARTERS, 0xe0);
    assertEquals(decode(QUARTERS).image(), decode(unmarked).image());
    assertEquals(decode(QUARTERS).image(), decode(Jpegs.with(unmarked, Jpegs.exif(1))).image());
  }

  @Test
  void takesComponentsNamedRgbAsRgb() {
    byte[] gray = Encoders.jpeg(RgbaImage.plain(64, 64, 0xc0c0c0), 95);
    byte[] named = without(gray, 0xe0);
    int frame = ByteParts.ascii(named, 0, named.length).indexOf("\u00ff\u00c0");
    int scan = ByteParts.ascii(named, 0, named.length).indexOf("\u00ff\u00da");
    for (int i = 0; i < 3; i++) {
      named[frame + 10 + 3 * i] = (byte) "RGB".charAt(i);
      named[scan + 5 + 2 * i] = (byte) "RGB".charAt(i);
    }
    // Luma 192 and chroma 128 as they are.
    assertEquals(0xffc08080, decode(named).image().argb(20, 20));
    byte[] marked = Jpegs.segment(0xee, Jpegs.join("Adobe", new byte[] {0, 100, 0, 0, 0, 0, 0}));
    assertEquals(0xffc08080, decode(Jpegs.with(without(gray, 0xe0), marked)).image().argb(20, 20));
  }

  @Test
  void refusesDataThatMakesNoSense() {
    byte[] noise = Jpegs.noise(200, 200);
    byte[] broken = noise.clone();
    var random = new Random(3);
    for (int i = noise.length / 3; i < noise.length / 2; i++) {
      broken[i] = (byte) random.nextInt(255);
    }
    PictureException refused = Refused.any(broken);
    assertTrue(
        refused.refusal() == Refusal.CORRUPT || refused.refusal() == Refusal.TRUNCATED,
        refused::toString);
  }

  @Test
  void mixesManyInksCloselyToTheUsualFormula() {
    var random = new Random(11);
    double sum = 0;
    for (int i = 0; i < 40; i++) {
      int[] inks = random.ints(4, 0, 256).toArray();
      int rgb = decode(Jpegs.cmyk(64, 64, inks[0], inks[1], inks[2], inks[3])).image().argb(9, 9);
      for (int band = 0; band < 3; band++) {
        double expected = (255 - inks[band]) * (255 - inks[3]) / 255.0;
        sum += Math.abs((rgb >> 16 - 8 * band & 255) - expected);
      }
    }
    assertTrue(sum / 120 <= 2, "mean error " + sum / 120);
  }

  @Test
  void takesInksWithoutAdobesMarkerAsTheyAre() {
    byte[] marked = Jpegs.cmyk(64, 64, 255, 255, 255, 255);
    // Stored as zeros: no ink at all where nothing says that they are inverted.
    assertEquals(0xffffffff, decode(without(marked, 0xee)).image().argb(5, 5));
  }

  @Test
  void mixesInksByTheirColourProfile() {
    double[][] corners = new double[16][];
    Arrays.fill(corners, new double[] {10, 0, 0});
    corners[0] = new double[] {100, 0, 0};
    // Full cyan is orange on this odd press; full black is mid-gray.
    corners[8] = new double[] {70, 40, 60};
    corners[1] = new double[] {53.585, 0, 0};
    byte[] icc = InkProfiles.ofCorners(corners);

    assertInks(icc, 0xffffff, 0, 0, 0, 0);
    // Lab (70, 40, 60) in sRGB, worked out by hand through XYZ relative to D50.
    assertInks(icc, 0xfd8c3c, 255, 0, 0, 0);
    assertInks(icc, 0x808080, 0, 0, 0, 255);
  }

  private static void assertInks(byte[] icc, int rgb, int c, int m, int y, int k) {
    byte[] file = Jpegs.with(Jpegs.cmyk(64, 64, c, m, y, k), Jpegs.profile(icc, 1, 1));
    Photo photo = decode(file);
    assertEquals(Photo.Profile.CONVERTED, photo.profile());
    int found = photo.image().argb(7, 7);
    for (int shift = 0; shift <= 16; shift += 8) {
      assertEquals(rgb >> shift & 255, found >> shift & 255, 4, Integer.toHexString(found));
    }
  }

  @Test
  void mixesInksByTheFormulaWhereTheProfileIsForSomethingElse() {
    byte[] srgb =
        java.awt.color.ICC_Profile.getInstance(java.awt.color.ColorSpace.CS_sRGB).getData();
    Photo photo = decode(Jpegs.with(Jpegs.cmyk(64, 64, 255, 0, 0, 0), Jpegs.profile(srgb, 1, 1)));
    assertEquals(Photo.Profile.IGNORED, photo.profile());
    assertEquals(255, photo.image().argb(3, 3) & 255, 6);
  }

  @Test
  void takesTheFirstOfSeveralPicturesInOneFile() {
    byte[] gainMap = Encoders.jpeg(RgbaImage.plain(80, 48, 0x808080), 80);
    byte[] index = Jpegs.segment(0xe2, Jpegs.join("MPF\0MM\0*\0\0\0\10"));
    byte[] file = Jpegs.join("", Jpegs.with(QUARTERS, index), gainMap, gainMap);
    assertEquals(decode(QUARTERS).image(), decode(file).image());
    PhotoHeader header = Photos.inspect(file, DecodeLimits.DEFAULTS);
    assertEquals(2 * gainMap.length, header.tailBytes());
    assertTrue(header.metadataBytes() >= index.length);
  }

  @Test
  void ignoresExifThatRunsInCircles() {
    byte[] tiff = Jpegs.tiff(3, 6);
    // The next directory is this one, and there are as many entries as can be said.
    tiff[8] = (byte) 0xff;
    tiff[10] = 0x77;
    tiff[25] = 8;
    byte[] file = Jpegs.with(QUARTERS, Jpegs.segment(0xe1, Jpegs.join("Exif\0\0", tiff)));
    assertEquals(160, decode(file).image().width());
  }

  @Test
  void leavesPlaceAndThumbnailBehind() {
    byte[] exif =
        Jpegs.join(
            "Exif\0\0",
            Jpegs.tiff(3, 1),
            "GPSLatitude N 55 45".getBytes(StandardCharsets.UTF_8),
            QUARTERS);
    RgbaImage image = decode(Jpegs.with(QUARTERS, Jpegs.segment(0xe1, exif))).image();
    assertEquals(decode(QUARTERS).image(), image);
    for (byte[] copy :
        new byte[][] {Encoders.png(image), Encoders.jpeg(image, 90), Encoders.webp(image, 90)}) {
      String text = ByteParts.ascii(copy, 0, copy.length);
      assertFalse(text.contains("GPS") || text.contains("Exif") || text.contains("EXIF"));
    }
  }

  @Test
  void leavesForeignCargoBehind() {
    byte[] zip =
        "PK\3\4 and a web shell <?php system($_GET[0]); ?>".getBytes(StandardCharsets.UTF_8);
    byte[] file = Jpegs.join("", Jpegs.with(QUARTERS, Jpegs.segment(0xfe, zip)), zip);
    assertEquals(decode(QUARTERS).image(), decode(file).image());
  }

  /** A whole one, not only its header: 510 scans that each add one bit to all of 2000 x 2000. */
  @Test
  void refusesABombOfScansWithoutDecodingIt() {
    byte[] frame =
        Jpegs.segment(0xc2, new byte[] {8, 7, (byte) 0xd0, 7, (byte) 0xd0, 1, 1, 0x11, 0});
    byte[][] parts = new byte[1022][];
    Arrays.fill(parts, new byte[] {0x55, 0x2a});
    for (int i = 0; i < 510; i++) {
      parts[2 * i + 1] = Jpegs.segment(0xda, new byte[] {1, 1, 0, 1, 63, (byte) (i % 13 << 4)});
    }
    parts[0] = frame;
    parts[1021] = new byte[] {-1, (byte) 0xd9};
    PictureException refused =
        Refused.beforeDecoding(Refusal.TOO_COMPLEX, Jpegs.join("\u00ff\u00d8", parts));
    assertEquals(64, refused.limit().getAsLong());
    assertEquals(65, refused.measured().getAsLong());
  }
}
