package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JpegPhotosTest {
  private static final byte[] QUARTERS = Encoders.jpeg(Jpegs.quarters(160, 96), 95);

  private static Photo decode(byte[] bytes) {
    return Photos.decode(bytes, DecodeLimits.DEFAULTS);
  }

  /** The colour in a corner, T or B and L or R, named by its first letter. */
  private static String corner(RgbaImage image, String corner) {
    int x = corner.charAt(1) == 'L' ? 20 : image.width() - 21;
    int y = corner.charAt(0) == 'T' ? 20 : image.height() - 21;
    int rgb = image.argb(x, y);
    String bright = (rgb >> 16 & 255) > 128 ? "r" : "";
    bright += (rgb >> 8 & 255) > 128 ? "g" : "";
    bright += (rgb & 255) > 128 ? "b" : "";
    return bright;
  }

  @ParameterizedTest
  @CsvSource({
    "1, TL, TR, 160", "2, TR, TL, 160", "3, BR, BL, 160", "4, BL, BR, 160",
    "5, TL, BL, 96", "6, TR, BR, 96", "7, BR, TR, 96", "8, BL, TL, 96"
  })
  void turnsAPhotoUprightByItsExifOrientation(int tag, String red, String green, int width) {
    RgbaImage image = decode(Jpegs.with(QUARTERS, Jpegs.exif(tag))).image();
    assertEquals(width, image.width());
    assertEquals("r", corner(image, red));
    assertEquals("g", corner(image, green));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 65535})
  void takesAnOrientationThatDoesNotExistAsUpright(int tag) {
    RgbaImage image = decode(Jpegs.with(QUARTERS, Jpegs.exif(tag))).image();
    assertEquals(decode(QUARTERS).image(), image);
  }

  @Test
  void ignoresExifThatPointsBeyondItsEndOrSaysItsOrientationInAnotherType() {
    byte[] beyond = Jpegs.tiff(3, 6);
    beyond[4] = 0x7f;
    byte[] twisted = Jpegs.segment(0xe1, Jpegs.join("Exif\0\0", beyond));
    byte[] text = Jpegs.segment(0xe1, Jpegs.join("Exif\0\0", Jpegs.tiff(2, 6)));
    assertEquals(160, decode(Jpegs.with(QUARTERS, twisted)).image().width());
    assertEquals(160, decode(Jpegs.with(QUARTERS, text)).image().width());
  }

  @Test
  void keepsTheColoursOfAGrayPhoto() throws IOException {
    byte[] gray = new byte[64 * 64];
    Arrays.fill(gray, (byte) 100);
    var image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, 64, 64, gray);
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    assertEquals(0xff646464, decode(out.toByteArray()).image().argb(30, 30));
  }

  @ParameterizedTest
  @CsvSource({
    "255,0,0,0, 0,255,255",
    "0,255,0,0, 255,0,255",
    "0,0,0,255, 0,0,0",
    "0,0,0,0, 255,255,255"
  })
  void turnsPrintColoursIntoScreenColours(
      int cyan, int magenta, int yellow, int black, int red, int green, int blue) {
    int rgb = decode(Jpegs.cmyk(64, 64, cyan, magenta, yellow, black)).image().argb(32, 32);
    assertEquals(red, rgb >> 16 & 255, 6);
    assertEquals(green, rgb >> 8 & 255, 6);
    assertEquals(blue, rgb & 255, 6);
  }

  @Test
  void readsWhiteFromInksStoredAsBrightnessAndColour() {
    // No brightness of ink, no colour, no black: stored as 0, 128, 128 and, inverted, 255.
    byte[] ycck = Jpegs.cmyk(64, 64, 255, 127, 127, 0);
    int adobeTransform = 2 + 4 + 11;
    ycck[adobeTransform] = 2;
    assertEquals(-1, decode(ycck).image().argb(32, 32));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 50, 99})
  void refusesAPhotoThatEndsTooEarly(int percent) {
    byte[] noise = Jpegs.noise(200, 200);
    Refused.decoding(Refusal.TRUNCATED, Arrays.copyOf(noise, noise.length * percent / 100));
  }

  @Test
  void leavesAllMetadataBehind() {
    byte[] place =
        Jpegs.segment(0xe1, Jpegs.join("http://ns.adobe.com/xap/1.0/\0<x GPSLatitude='55'/>"));
    byte[] comment = Jpegs.segment(0xfe, Jpegs.join("taken at home"));
    byte[] thumbnail = Jpegs.segment(0xe0, Jpegs.join("JFXX\0\u0010", QUARTERS));
    RgbaImage image = decode(Jpegs.with(QUARTERS, place, comment, thumbnail)).image();
    assertArrayEquals(Encoders.jpeg(decode(QUARTERS).image(), 92), Encoders.jpeg(image, 92));
  }

  @Test
  void dropsWhatFollowsTheFirstPicture() {
    byte[] tail = Jpegs.join("", QUARTERS, QUARTERS, "<?php evil".getBytes(StandardCharsets.UTF_8));
    assertEquals(decode(QUARTERS).image(), decode(tail).image());
  }

  @ParameterizedTest
  @CsvSource({"2000, 64", "7000, 16"})
  void refusesABombOfScansBeforeDecoding(int side, int most) {
    byte[] frame =
        Jpegs.segment(
            0xc2,
            (byte) 8,
            (byte) (side >> 8),
            (byte) side,
            (byte) (side >> 8),
            (byte) side,
            (byte) 1,
            (byte) 1,
            (byte) 17,
            (byte) 0);
    byte[] scan =
        Jpegs.join(
            "",
            Jpegs.segment(0xda, (byte) 1, (byte) 1, (byte) 0, (byte) 0, (byte) 63, (byte) 0),
            new byte[] {1, 2});
    byte[][] parts = new byte[512][];
    Arrays.fill(parts, scan);
    parts[0] = frame;
    parts[511] = new byte[] {-1, (byte) 0xd9};
    PictureException refused =
        Refused.beforeDecoding(Refusal.TOO_COMPLEX, Jpegs.join("\u00ff\u00d8", parts));
    assertEquals(most, refused.limit().getAsLong());
  }

  @Test
  void refusesAMountainOfMetadata() {
    byte[][] segments = new byte[70][];
    Arrays.fill(segments, Jpegs.segment(0xe1, new byte[65_000]));
    Refused.beforeDecoding(Refusal.TOO_COMPLEX, Jpegs.with(QUARTERS, segments));
  }

  @ParameterizedTest
  @ValueSource(ints = {0xc3, 0xc5, 0xc9, 0xca, 0xcb})
  void refusesLosslessHierarchicalAndArithmeticJpegsAsAVariant(int frame) {
    byte[] changed = QUARTERS.clone();
    changed[frameAt(changed) + 1] = (byte) frame;
    PictureException refused = Refused.beforeDecoding(Refusal.UNSUPPORTED_VARIANT, changed);
    assertEquals(Refusal.Kind.UNSUPPORTED, refused.refusal().kind());
  }

  @Test
  void refusesTwelveBits() {
    byte[] changed = QUARTERS.clone();
    changed[frameAt(changed) + 4] = 12;
    Refused.beforeDecoding(Refusal.UNSUPPORTED_VARIANT, changed);
  }

  @Test
  void refusesAHeightThatIsToldLater() {
    byte[] changed = QUARTERS.clone();
    changed[frameAt(changed) + 5] = 0;
    changed[frameAt(changed) + 6] = 0;
    Refused.beforeDecoding(Refusal.CORRUPT, changed);
  }

  @Test
  void refusesAFloodOfPixelsInAFewBytes() {
    byte[] changed = QUARTERS.clone();
    int at = frameAt(changed) + 5;
    changed[at] = 0x30;
    changed[at + 2] = 0x30;
    PictureException refused = Refused.beforeDecoding(Refusal.TOO_MANY_PIXELS, changed);
    assertTrue(refused.measured().getAsLong() > refused.limit().getAsLong());
  }

  private static int frameAt(byte[] jpeg) {
    int i = 0;
    while (jpeg[i] != -1 || jpeg[i + 1] != (byte) 0xc0) {
      i++;
    }
    return i;
  }
}
