package backdrop.diffusion.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The numbers are torch's own: {@code torch.randn(n, generator=torch.Generator().manual_seed(s))}.
 */
final class TorchGeneratorTest {

  private static final float TOLERANCE = 1e-6f;

  @Test
  void drawsTorchsNumbersForSeedZero() {
    TorchGenerator generator = new TorchGenerator(0);

    float[] drawn = Arrays.copyOf(generator.normal(16384), 4);

    assertArrayEquals(
        new float[] {-1.1258398f, -1.1523602f, -0.2505786f, -0.4338788f}, drawn, TOLERANCE);
  }

  @Test
  void drawsTorchsNumbersForSeedFortyTwo() {
    TorchGenerator generator = new TorchGenerator(42);

    float[] drawn = Arrays.copyOf(generator.normal(16384), 4);

    assertArrayEquals(
        new float[] {1.9269153f, 1.4872841f, 0.9007172f, -2.1055210f}, drawn, TOLERANCE);
  }

  @Test
  void goesOnWhereTheFirstDrawEnded() {
    TorchGenerator zero = new TorchGenerator(0);
    TorchGenerator fortyTwo = new TorchGenerator(42);
    zero.normal(16384);
    fortyTwo.normal(16384);

    float[] next = {zero.normal(16384)[0], fortyTwo.normal(16384)[0]};

    assertArrayEquals(new float[] {-0.5518361f, -1.3046587f}, next, TOLERANCE);
  }

  @Test
  void drawsTheLastBlockAnewWhenBlocksDoNotFit() {
    float[] drawn = new TorchGenerator(7).normal(252);

    assertEquals(0.7835392f, drawn[251], TOLERANCE);
  }

  @Test
  void looksAtTheLowHalfOfTheSeedOnly() {
    float[] drawn = new TorchGenerator(42 + (1L << 32)).normal(64);

    assertArrayEquals(new TorchGenerator(42).normal(64), drawn);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, -2.6642976, -1.0910486",
    "-2, -0.7894263, -0.3830639",
    "-5, -2.2800524, 1.2996848",
    "4294967291, -2.2800524, 1.2996848",
    "-9223372036854775808, -1.1258398, -1.1523602"
  })
  void takesNegativeAndLongSeedsAsTorchDoes(long seed, float first, float second) {
    float[] drawn = Arrays.copyOf(new TorchGenerator(seed).normal(16), 2);

    assertArrayEquals(new float[] {first, second}, drawn, TOLERANCE);
  }

  @Test
  void refusesToDrawLessThanABlock() {
    TorchGenerator generator = new TorchGenerator(0);

    assertThrows(IllegalArgumentException.class, () -> generator.normal(15));
  }
}
