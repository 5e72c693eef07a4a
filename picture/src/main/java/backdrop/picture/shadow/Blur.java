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
    float[] line = new float[width];
    for (int pass = 0; pass < PASSES; pass++) {
      for (int y = 0; y < height; y++) {
        boxAcross(result, y * width, width, radius, line);
      }
      result = boxDown(result, width, height, radius);
    }
    return result;
  }

  /** One box of any radius along a row: the pixels at its ends count in part. */
  private static void boxAcross(float[] values, int start, int width, double radius, float[] line) {
    System.arraycopy(values, start, line, 0, width);
    int whole = (int) radius;
    float part = (float) (radius - whole);
    float norm = (float) (1 / (2 * radius + 1));
    double sum = 0;
    for (int i = -whole; i <= whole; i++) {
      sum += line[Math.clamp(i, 0, width - 1)];
    }
    for (int i = 0; i < width; i++) {
      float before = line[Math.max(0, i - whole - 1)];
      float after = line[Math.min(width - 1, i + whole + 1)];
      values[start + i] = (float) ((sum + part * (before + after)) * norm);
      sum += after - line[Math.max(0, i - whole)];
    }
  }

  /** The same along all columns at once, row by row: memory is read in its own order. */
  private static float[] boxDown(float[] values, int width, int height, double radius) {
    int whole = (int) radius;
    float part = (float) (radius - whole);
    float norm = (float) (1 / (2 * radius + 1));
    double[] sums = new double[width];
    for (int i = -whole; i <= whole; i++) {
      int row = Math.clamp(i, 0, height - 1) * width;
      for (int x = 0; x < width; x++) {
        sums[x] += values[row + x];
      }
    }
    float[] result = new float[values.length];
    for (int y = 0; y < height; y++) {
      int before = Math.max(0, y - whole - 1) * width;
      int after = Math.min(height - 1, y + whole + 1) * width;
      int leaving = Math.max(0, y - whole) * width;
      for (int x = 0; x < width; x++) {
        float next = values[after + x];
        result[y * width + x] = (float) ((sums[x] + part * (values[before + x] + next)) * norm);
        sums[x] += next - values[leaving + x];
      }
    }
    return result;
  }
}
