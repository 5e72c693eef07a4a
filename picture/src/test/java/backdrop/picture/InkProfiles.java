package backdrop.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes ICC profiles for four inks. */
final class InkProfiles {
  private InkProfiles() {}

  /**
   * An output profile whose every corner of full or no inks is a Lab colour of the caller's, with
   * straight lines between them.
   *
   * @param corners L, a, b of each corner; corner 8 * C + 4 * M + 2 * Y + K
   */
  static byte[] ofCorners(double[][] corners) {
    int table = 48 + 4 * 256 + 16 * 3 + 3 * 256;
    byte[] lut = lut(corners, table);
    int padded = lut.length + 3 & ~3;
    ByteBuffer icc = ByteBuffer.allocate(128 + 4 + 12 * 2 + 20 + padded);
    icc.putInt(0, icc.capacity()).put(8, new byte[] {2, 0x10});
    icc.put(12, ascii("prtrCMYKLab ")).put(36, ascii("acsp"));
    icc.putInt(68, 0xf6d6).putInt(72, 0x10000).putInt(76, 0xd32d);
    icc.putInt(128, 2);
    icc.put(132, ascii("wtpt")).putInt(136, 156).putInt(140, 20);
    icc.put(144, ascii("A2B0")).putInt(148, 176).putInt(152, lut.length);
    icc.put(156, ascii("XYZ ")).putInt(164, 0xf6d6).putInt(168, 0x10000).putInt(172, 0xd32d);
    icc.put(176, lut);
    return icc.array();
  }

  /** The table type of 8 bits: identity matrix and curves, two grid points for each ink. */
  private static byte[] lut(double[][] corners, int length) {
    ByteBuffer lut = ByteBuffer.allocate(length);
    lut.put(ascii("mft1")).putInt(0).put(new byte[] {4, 3, 2, 0});
    for (int i = 0; i < 9; i++) {
      lut.putInt(i % 4 == 0 ? 0x10000 : 0);
    }
    curves(lut, 4);
    for (double[] lab : corners) {
      lut.put((byte) Math.round(lab[0] * 2.55));
      lut.put((byte) Math.round(lab[1] + 128));
      lut.put((byte) Math.round(lab[2] + 128));
    }
    curves(lut, 3);
    return lut.array();
  }

  private static void curves(ByteBuffer lut, int count) {
    for (int i = 0; i < count * 256; i++) {
      lut.put((byte) i);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
