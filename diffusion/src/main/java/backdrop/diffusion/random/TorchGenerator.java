package backdrop.diffusion.random;

/**
 * Draws the numbers that torch's CPU generator draws for the same seed, to within three units in
 * the last place: Mersenne Twister 19937 (ATen/core/MT19937RNGEngine.h) and torch's way of filling
 * a tensor with normal numbers (normal_fill in ATen/native/cpu/DistributionTemplates.h).
 *
 * <p>Not safe for use by several threads.
 */
public final class TorchGenerator {

  private static final int N = 624;
  private static final int M = 397;
  private static final int BLOCK = 16;
  private static final float TWO_PI = (float) (2 * Math.PI);

  private final int[] state = new int[N];
  private int next = N;

  /**
   * Seeds as {@code torch.Generator().manual_seed} does: only the low 32 bits count, so -1 stands
   * for 4294967295 and seeds that differ by a multiple of 2<sup>32</sup> give the same numbers.
   */
  public TorchGenerator(long seed) {
    state[0] = (int) seed;
    for (int i = 1; i < N; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  /**
   * Draws standard normal numbers.
   *
   * @param count at least 16; torch fills smaller tensors in another way
   */
  public float[] normal(int count) {
    if (count < BLOCK) {
      throw new IllegalArgumentException("at least " + BLOCK + " numbers, not " + count);
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = uniform();
    }
    for (int i = 0; i + BLOCK <= count; i += BLOCK) {
      transform(values, i);
    }
    if (count % BLOCK != 0) {
      int last = count - BLOCK;
      for (int i = last; i < count; i++) {
        values[i] = uniform();
      }
      transform(values, last);
    }
    return values;
  }

  /** Box-Muller on one block: the first half gives radii, the second half angles. */
  private static void transform(float[] values, int from) {
    for (int i = from; i < from + BLOCK / 2; i++) {
      float u1 = 1 - values[i];
      float u2 = values[i + BLOCK / 2];
      float radius = (float) Math.sqrt(-2 * (float) StrictMath.log(u1));
      float angle = TWO_PI * u2;
      values[i] = radius * (float) StrictMath.cos(angle);
      values[i + BLOCK / 2] = radius * (float) StrictMath.sin(angle);
    }
  }

  private float uniform() {
    return (nextInt() & 0xFFFFFF) * 0x1p-24f;
  }

  private int nextInt() {
    if (next == N) {
      twist();
      next = 0;
    }
    int y = state[next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private void twist() {
    for (int i = 0; i < N; i++) {
      int y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7fffffff);
      state[i] = state[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
    }
  }
}
