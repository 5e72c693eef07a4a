package backdrop.command.diffuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checksums are those of {@code Image.fromarray(a).resize(size, Image.LANCZOS).tobytes()}. */
final class LanczosTest {

  private static final Size SIZE = new Size(13, 7);

  @ParameterizedTest
  @CsvSource({"8, 8, 3979455657", "16, 5, 3819533823", "13, 4, 3736888185", "5, 7, 3912444903"})
  void givesTheBytesOfPillow(int width, int height, long checksum) {
    CRC32 crc = new CRC32();

    crc.update(Lanczos.resize(pattern(), SIZE, new Size(width, height), 3));

    assertEquals(checksum, crc.getValue());
  }

  @Test
  void leavesAPictureOfTheRightSizeAlone() {
    byte[] pattern = pattern();

    byte[] same = Lanczos.resize(pattern, SIZE, SIZE, 3);

    assertSame(pattern, same);
  }

  private static byte[] pattern() {
    byte[] rgb = new byte[SIZE.width() * SIZE.height() * 3];
    for (int y = 0, i = 0; y < SIZE.height(); y++) {
      for (int x = 0; x < SIZE.width(); x++) {
        rgb[i++] = (byte) (x * 37 + y * 11);
        rgb[i++] = (byte) (x * x * 5 + y * 29);
        rgb[i++] = (byte) (255 - x * 17 - y * y * 3);
      }
    }
    return rgb;
  }
}
