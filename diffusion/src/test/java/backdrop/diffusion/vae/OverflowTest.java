package backdrop.diffusion.vae;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.diffusion.RgbImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class OverflowTest {

  @Test
  void seesThatAPictureHasOneColour() {
    byte[] rgb = new byte[8 * 8 * 3];
    Arrays.fill(rgb, (byte) 100);
    rgb[5] = 101;

    assertTrue(Overflow.flat(new RgbImage(8, 8, rgb)));
  }

  @Test
  void leavesPlainPicturesAlone() {
    byte[] rgb = new byte[8 * 8 * 3];
    Arrays.fill(rgb, (byte) 255);
    rgb[100] = (byte) 253;

    assertFalse(Overflow.flat(new RgbImage(8, 8, rgb)));
  }

  @Test
  void doesNotTakeColouredForVaried() {
    byte[] rgb = new byte[8 * 8 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i % 3 * 100);
    }

    assertTrue(Overflow.flat(new RgbImage(8, 8, rgb)));
  }
}
