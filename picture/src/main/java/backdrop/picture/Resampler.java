package backdrop.picture;

import java.util.Arrays;

/**
 * The reference resampler: a separable Lanczos filter with three lobes, widened when shrinking so
 * that every source pixel counts, on premultiplied linear light. Single-threaded and deterministic:
 * the same input gives the same bytes.
 */
final class Resampler {
  private static final int LOBES = 3;

  private Resampler() {}

  /** The whole image at another size. */
  static RgbaImage resize(RgbaImage source, int width, int height) {
    if (source.width() == width && source.height() == height) {
      return source;
    }
    return window(source, width, height, new Box(0, 0, width, height));
  }

  /**
   * The part {@code window} of the image at size {@code width x height}, without computing the
   * rest.
   */
  static RgbaImage window(RgbaImage source, int width, int height, Box window) {
    Taps across = new Taps(source.width(), width, window.x(), window.width());
    Taps down = new Taps(source.height(), height, window.y(), window.height());
    float[] line = new float[4 * source.width()];
    float[][] ring = new float[down.most][4 * window.width()];
    float[] sum = new float[4 * window.width()];
    byte[] pixels = new byte[4 * window.width() * window.height()];
    int filtered = 0;
    for (int y = 0; y < window.height(); y++) {
      int end = down.first[y] + down.count[y];
      for (filtered = Math.max(filtered, down.first[y]); filtered < end; filtered++) {
        linearise(source, filtered, line);
        filter(line, across, ring[filtered % ring.length]);
      }
      Arrays.fill(sum, 0);
      for (int i = 0; i < down.count[y]; i++) {
        add(ring[(down.first[y] + i) % ring.length], down.weight(y, i), sum);
      }
      encode(sum, pixels, 4 * window.width() * y);
    }
    return RgbaImage.of(window.width(), window.height(), pixels);
  }

  private static void linearise(RgbaImage source, int row, float[] line) {
    byte[] pixels = source.pixels();
    int from = source.offset(0, row);
    for (int i = 0; i < line.length; i += 4, from += 4) {
      int alpha = pixels[from + 3] & 255;
      float share = alpha / 255f;
      line[i] = Linear.of(pixels[from]) * share;
      line[i + 1] = Linear.of(pixels[from + 1]) * share;
      line[i + 2] = Linear.of(pixels[from + 2]) * share;
      line[i + 3] = share;
    }
  }

  private static void filter(float[] line, Taps taps, float[] result) {
    for (int x = 0, to = 0; x < taps.count.length; x++, to += 4) {
      float red = 0;
      float green = 0;
      float blue = 0;
      float alpha = 0;
      int from = 4 * taps.first[x];
      for (int i = 0; i < taps.count[x]; i++, from += 4) {
        float weight = taps.weight(x, i);
        red += weight * line[from];
        green += weight * line[from + 1];
        blue += weight * line[from + 2];
        alpha += weight * line[from + 3];
      }
      result[to] = red;
      result[to + 1] = green;
      result[to + 2] = blue;
      result[to + 3] = alpha;
    }
  }

  private static void add(float[] row, float weight, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * row[i];
    }
  }

  private static void encode(float[] sum, byte[] pixels, int to) {
    for (int i = 0; i < sum.length; i += 4, to += 4) {
      int alpha = Blend.clamp(255 * sum[i + 3]);
      if (alpha > 0) {
        float share = 1 / sum[i + 3];
        pixels[to] = Linear.code(sum[i] * share);
        pixels[to + 1] = Linear.code(sum[i + 1] * share);
        pixels[to + 2] = Linear.code(sum[i + 2] * share);
        pixels[to + 3] = (byte) alpha;
      }
    }
  }

  /**
   * Which source pixels make up each target pixel of one direction, and with what weights (their
   * sum is 1).
   */
  private static final class Taps {
    private final int[] first;
    private final int[] count;
    private final float[] weights;
    private final int most;

    Taps(int source, int target, int start, int length) {
      double ratio = (double) source / target;
      double spread = Math.max(1, ratio);
      most = Math.min(source, 2 * (int) Math.ceil(LOBES * spread) + 1);
      first = new int[length];
      count = new int[length];
      weights = new float[length * most];
      for (int i = 0; i < length; i++) {
        double centre = (start + i + 0.5) * ratio;
        int from = Math.max(0, (int) Math.ceil(centre - LOBES * spread - 0.5));
        int to =
            Math.min(
                source, Math.min(from + most, (int) Math.floor(centre + LOBES * spread - 0.5) + 1));
        double total = 0;
        for (int j = from; j < to; j++) {
          total += lanczos((j + 0.5 - centre) / spread);
        }
        first[i] = from;
        count[i] = to - from;
        for (int j = from; j < to; j++) {
          weights[i * most + j - from] = (float) (lanczos((j + 0.5 - centre) / spread) / total);
        }
      }
    }

    float weight(int target, int tap) {
      return weights[target * most + tap];
    }

    private static double lanczos(double x) {
      if (Math.abs(x) < 1e-9) {
        return 1;
      }
      if (Math.abs(x) >= LOBES) {
        return 0;
      }
      double angle = Math.PI * x;
      return LOBES * StrictMath.sin(angle) * StrictMath.sin(angle / LOBES) / (angle * angle);
    }
  }
}
