package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ProfileTest {
  private static final byte[] LINEAR = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
  private static final byte[] GRAY = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
  private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  private static Photo decode(byte[] bytes) {
    return Photos.decode(bytes, DecodeLimits.DEFAULTS);
  }

  private static byte[] png(int rgb, byte[] profile) {
    byte[] rows = RgbaImage.plain(64, 64, rgb).rgb();
    return Pngs.of(
        64, 64, 8, 2, rows, Pngs.chunk("iCCP", Jpegs.join("p\0\0", Pngs.deflate(profile))));
  }

  /** A matrix profile with gamma 2.2 and the primaries of Adobe RGB, relative to D50. */
  private static byte[] wideGamut() {
    double[][] xyz = {
      {0.60974, 0.31111, 0.01947},
      {0.20528, 0.62567, 0.06087},
      {0.14919, 0.06322, 0.74457},
      {0.9642, 1, 0.8249}
    };
    String[] names = {"rXYZ", "gXYZ", "bXYZ", "wtpt", "rTRC", "gTRC", "bTRC"};
    int tags = 128 + 4 + 12 * names.length;
    ByteBuffer icc = ByteBuffer.allocate(tags + 4 * 20 + 16);
    icc.putInt(0, icc.capacity()).put(8, new byte[] {2, 0x10});
    icc.put(12, ascii("mntrRGB XYZ ")).put(36, ascii("acsp"));
    icc.putInt(68, 0xf6d6).putInt(72, 0x10000).putInt(76, 0xd32d);
    icc.putInt(128, names.length);
    for (int i = 0; i < names.length; i++) {
      int at = 132 + 12 * i;
      icc.put(at, ascii(names[i]))
          .putInt(at + 4, tags + 20 * Math.min(i, 4))
          .putInt(at + 8, i < 4 ? 20 : 14);
    }
    for (int i = 0; i < 4; i++) {
      icc.put(tags + 20 * i, ascii("XYZ "));
      for (int j = 0; j < 3; j++) {
        icc.putInt(tags + 20 * i + 8 + 4 * j, (int) Math.round(xyz[i][j] * 65536));
      }
    }
    icc.put(tags + 80, ascii("curv")).putInt(tags + 88, 1).putShort(tags + 92, (short) 0x0233);
    return icc.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void convertsFromALinearProfile() {
    Photo photo = decode(png(0x808000, LINEAR));
    assertEquals(Photo.Profile.CONVERTED, photo.profile());
    assertEquals(188, photo.image().argb(5, 5) >> 16 & 255, 1);
    assertEquals(0, photo.image().argb(5, 5) & 255, 1);
  }

  @Test
  void convertsFromAWiderGamut() {
    // Adobe RGB (200, 100, 50), worked out by hand through XYZ relative to D50, is sRGB (227, 100,
    // 42).
    int rgb = decode(png(0xc86432, wideGamut())).image().argb(9, 9);
    assertEquals(227, rgb >> 16 & 255, 2);
    assertEquals(100, rgb >> 8 & 255, 2);
    assertEquals(42, rgb & 255, 2);
  }

  @Test
  void readsTheProfileOfAJpegInItsParts() {
    byte[] plain = Encoders.jpeg(RgbaImage.plain(64, 64, 0x808080), 95);
    int half = LINEAR.length / 2;
    byte[] first = Jpegs.profile(Arrays.copyOf(LINEAR, half), 1, 2);
    byte[] second = Jpegs.profile(Arrays.copyOfRange(LINEAR, half, LINEAR.length), 2, 2);
    assertEquals(Photo.Profile.CONVERTED, decode(Jpegs.with(plain, first, second)).profile());
    assertEquals(Photo.Profile.IGNORED, decode(Jpegs.with(plain, second, first)).profile());
    assertEquals(Photo.Profile.IGNORED, decode(Jpegs.with(plain, first)).profile());
  }

  @Test
  void leavesPixelsAloneWhoseProfileIsSrgb() {
    Photo photo = decode(png(0x123456, SRGB));
    assertEquals(Photo.Profile.SRGB, photo.profile());
    assertEquals(0xff123456, photo.image().argb(0, 0));
  }

  @Test
  void convertsGrayByAGrayProfile() {
    byte[] rows = new byte[64 * 64];
    Arrays.fill(rows, (byte) 128);
    byte[] png =
        Pngs.of(64, 64, 8, 0, rows, Pngs.chunk("iCCP", Jpegs.join("p\0\0", Pngs.deflate(GRAY))));
    Photo photo = decode(png);
    assertEquals(Photo.Profile.CONVERTED, photo.profile());
    assertEquals(188, photo.image().argb(1, 1) & 255, 2);
  }

  @Test
  void ignoresAProfileOfAnotherColourModelOrABrokenOne() {
    byte[] broken = LINEAR.clone();
    Arrays.fill(broken, 128, broken.length, (byte) 0x77);
    assertEquals(Photo.Profile.IGNORED, decode(png(0x123456, GRAY)).profile());
    assertEquals(Photo.Profile.IGNORED, decode(png(0x123456, broken)).profile());
    assertEquals(0xff123456, decode(png(0x123456, broken)).image().argb(0, 0));
  }

  @Test
  void ignoresAProfileThatInflatesBeyondAMebibyte() {
    assertEquals(Photo.Profile.IGNORED, decode(png(0x123456, new byte[8 << 20])).profile());
  }
}
