package backdrop.diffusion.unet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class GuidanceEmbeddingTest {

  /** Its angles reach 6500, of which a float's last bit is 5e-4. */
  private static final double TOLERANCE = 1e-3;

  @Test
  void equalsThatOfDiffusers() {
    float[] embedding = GuidanceEmbedding.of(7.5, 256);

    int[] at = {0, 1, 2, 64, 127, 128, 129, 200, 255};
    double[] wanted = {
      -0.04478474,
      0.76286107,
      -0.87103003,
      -0.14607915,
      0.60518634,
      -0.99899668,
      0.64656246,
      -0.86099386,
      0.79608387
    };
    for (int i = 0; i < at.length; i++) {
      assertEquals(wanted[i], embedding[at[i]], TOLERANCE);
    }
  }

  @Test
  void isPlainWithoutGuidance() {
    assertArrayEquals(new float[] {0, 0, 0, 0, 1, 1, 1, 1}, GuidanceEmbedding.of(1, 8));
  }
}
