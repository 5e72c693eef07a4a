package backdrop.inference.cutout.scene;

/** Filters along both axes whose kernels are sampled Gaussians or their derivative. */
final class Gaussian {
  private Gaussian() {}

  /** The picture softened; borders repeat outwards. */
  static float[] blurred(float[] values, int width, int height, double sigma) {
    double[] kernel = kernel(sigma, false);
    return along(along(values, width, height, kernel, 1, 0), width, height, kernel, 0, 1);
  }

  /**
   * The length of the gradient, by first derivatives of a Gaussian, normalised as in the evaluation
   * of Rhemann et al. 2009: each kernel has the length 1.
   */
  static float[] gradient(float[] values, int width, int height, double sigma) {
    double[] smooth = kernel(sigma, false);
    double[] slope = kernel(sigma, true);
    double length = 0;
    for (double across : slope) {
      for (double down : smooth) {
        length += across * across * down * down;
      }
    }
    float[] x = along(along(values, width, height, slope, 1, 0), width, height, smooth, 0, 1);
    float[] y = along(along(values, width, height, smooth, 1, 0), width, height, slope, 0, 1);
    float[] lengths = new float[values.length];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = (float) (Math.hypot(x[i], y[i]) / Math.sqrt(length));
    }
    return lengths;
  }

  private static double[] kernel(double sigma, boolean derivative) {
    int reach = (int) Math.ceil(3 * sigma);
    double[] kernel = new double[2 * reach + 1];
    double sum = 0;
    for (int i = -reach; i <= reach; i++) {
      kernel[i + reach] = Math.exp(-i * i / (2 * sigma * sigma));
      sum += kernel[i + reach];
    }
    for (int i = -reach; i <= reach; i++) {
      kernel[i + reach] *= derivative ? -i / (sigma * sigma * sum) : 1 / sum;
    }
    return kernel;
  }

  private static float[] along(
      float[] values, int width, int height, double[] kernel, int stepX, int stepY) {
    int reach = kernel.length / 2;
    float[] result = new float[values.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
          int column = Math.clamp(x + (long) i * stepX, 0, width - 1);
          int row = Math.clamp(y + (long) i * stepY, 0, height - 1);
          sum += kernel[i + reach] * values[row * width + column];
        }
        result[y * width + x] = (float) sum;
      }
    }
    return result;
  }
}
