package backdrop.diffusion.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

final class LatentMaskTest {

  @Test
  void takesTheTopLeftPixelOfEachSquare() {
    byte[] mask = new byte[16 * 8];
    mask[8] = (byte) 255;
    mask[1] = (byte) 255;

    float[] latent = LatentMask.shrink(mask, 16, 8, 8);

    assertArrayEquals(new float[] {0, 1}, latent);
  }

  @Test
  void paintsFromTheMiddleGreyUpwards() {
    byte[] mask = new byte[16 * 8];
    mask[0] = 127;
    mask[8] = (byte) 128;

    float[] latent = LatentMask.shrink(mask, 16, 8, 8);

    assertArrayEquals(new float[] {0, 1}, latent);
  }
}
