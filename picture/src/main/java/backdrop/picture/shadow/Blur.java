package backdrop.picture.shadow;

/** Gaussian blurs; what lies beyond an end repeats the end. */
final class Blur {
  /** Box blurs in a row that come close to a Gaussian (Wells 1986, PAMI 8(2)). */
  private static final int PASSES = 3;

  private Blur() {}

  /** A Gaussian along one line, as it is. */
  static double[] line(double[] values, double sigma) {
    int reach = (int) Math.ceil(3 * sigma);
    double[] weights = new double[2 * reach + 1];
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      double away = sigma == 0 ? 0 : (i - reach) / sigma;
      weights[i] = StrictMath.exp(-away * away / 2);
      total += weights[i];
    }
    double[] result = new double[values.length];
    for (int x = 0; x < values.length; x++) {
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * values[Math.clamp(x + i - reach, 0, values.length - 1)];
      }
      result[x] = sum / total;
    }
    return result;
  }

  /**
   * Nearly a Gaussian over a plane of {@code width * height} values, in time that does not depend
   * on sigma; a new array.
   */
  static float[] plane(float[] values, int width, int height, double sigma) {
    // A box of 2r + 1 has the variance r(r + 1) / 3.
    double radius = (Math.sqrt(1 + 12 * sigma * sigma / PASSES) - 1) / 2;
    float[] result = values.clone();
    float[] line = new float[Math.max(width, height)];
    for (int pass = 0; pass < PASSES; pass++) {
      for (int y = 0; y < height; y++) {
        box(result, y * width, 1, width, radius, line);
      }
      for (int x = 0; x < width; x++) {
        box(result, x, width, height, radius, line);
      }
    }
    return result;
  }

  /** One box of any radius: the pixels at its ends count in part. */
  private static void box(
      float[] values, int start, int stride, int length, double radius, float[] line) {
    for (int i = 0; i < length; i++) {
      line[i] = values[start + i * stride];
    }
    int whole = (int) radius;
    float part = (float) (radius - whole);
    float norm = (float) (1 / (2 * radius + 1));
    double sum = 0;
    for (int i = -whole; i <= whole; i++) {
      sum += line[Math.clamp(i, 0, length - 1)];
    }
    for (int i = 0; i < length; i++) {
      float before = line[Math.max(0, i - whole - 1)];
      float after = line[Math.min(length - 1, i + whole + 1)];
      values[start + i * stride] = (float) ((sum + part * (before + after)) * norm);
      sum += after - line[Math.max(0, i - whole)];
    }
  }
}
