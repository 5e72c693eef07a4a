package backdrop.inference.cutout;

import backdrop.picture.RgbaImage;
import java.util.Arrays;

/**
 * What a studio-like photo's background looks like everywhere, learnt from its border: a smooth
 * colour gradient, one quadratic surface a channel, fitted to the border pixels that agree with
 * each other. Products that reach into the border are outvoted.
 */
final class BackgroundModel {
  private static final int TERMS = 6;
  private static final int ROUNDS = 5;
  private static final double LEAST_TOLERANCE = 9;
  private static final double MOST_TOLERANCE = 42;

  private final int width;
  private final int height;
  private final double[][] surface;
  private final double tolerance;
  private final double calm;

  private BackgroundModel(
      int width, int height, double[][] surface, double tolerance, double calm) {
    this.width = width;
    this.height = height;
    this.surface = surface;
    this.tolerance = tolerance;
    this.calm = calm;
  }

  static BackgroundModel of(RgbaImage image) {
    int[] border = border(image.width(), image.height());
    boolean[] agrees = new boolean[border.length];
    Arrays.fill(agrees, true);
    BackgroundModel model = fit(image, border, agrees, MOST_TOLERANCE, 1);
    for (int round = 0; round < ROUNDS; round++) {
      double[] distances = new double[border.length];
      for (int i = 0; i < border.length; i++) {
        distances[i] = model.distance(image, border[i]);
      }
      double[] sorted = distances.clone();
      Arrays.sort(sorted);
      double median = sorted[sorted.length / 2];
      double tolerance = Math.clamp(4 * median, LEAST_TOLERANCE, MOST_TOLERANCE);
      int count = 0;
      for (int i = 0; i < border.length; i++) {
        agrees[i] = distances[i] < tolerance;
        count += agrees[i] ? 1 : 0;
      }
      model = fit(image, border, agrees, tolerance, (double) count / border.length);
    }
    return model;
  }

  /** How far a pixel may lie from the model and still be background. */
  double tolerance() {
    return tolerance;
  }

  /** The share of the border that the model explains, 0 to 1. */
  double calm() {
    return calm;
  }

  /** The distance of a pixel from the background's colour there, in code values. */
  double distance(RgbaImage image, int pixel) {
    double sum = 0;
    for (int band = 0; band < 3; band++) {
      double difference = (image.pixels()[4 * pixel + band] & 255) - colour(band, pixel);
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /**
   * Whether a pixel has the background's own colour, only darker.
   *
   * @param darkest the least share of the background's light that counts
   */
  boolean shaded(RgbaImage image, int pixel, double darkest) {
    double product = 0;
    double square = 0;
    double seen = 0;
    for (int band = 0; band < 3; band++) {
      double behind = colour(band, pixel);
      double value = image.pixels()[4 * pixel + band] & 255;
      product += behind * value;
      square += behind * behind;
      seen += value * value;
    }
    double brightness = square < 1 ? 0 : product / square;
    // What is left of the colour beside the background's own direction.
    double rest = Math.sqrt(Math.max(0, seen - brightness * product));
    return brightness > darkest && brightness < 1.02 && rest < 0.8 * tolerance;
  }

  /** The same background in a picture of another size. */
  BackgroundModel in(RgbaImage other) {
    return new BackgroundModel(other.width(), other.height(), surface, tolerance, calm);
  }

  /** The background's colour at a pixel, not clamped. */
  double colour(int band, int pixel) {
    double[] terms = terms(pixel % width, pixel / width);
    double value = 0;
    for (int i = 0; i < TERMS; i++) {
      value += surface[band][i] * terms[i];
    }
    return value;
  }

  private double[] terms(int column, int row) {
    double x = 2.0 * column / width - 1;
    double y = 2.0 * row / height - 1;
    return new double[] {1, x, y, x * x, x * y, y * y};
  }

  private static int[] border(int width, int height) {
    int band = Math.max(2, Math.round(0.03f * Math.min(width, height)));
    int[] pixels = new int[width * height];
    int count = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (x < band || y < band || x >= width - band || y >= height - band) {
          pixels[count++] = y * width + x;
        }
      }
    }
    return Arrays.copyOf(pixels, count);
  }

  private static BackgroundModel fit(
      RgbaImage image, int[] border, boolean[] agrees, double tolerance, double calm) {
    BackgroundModel empty =
        new BackgroundModel(image.width(), image.height(), new double[3][TERMS], tolerance, calm);
    double[][] normal = new double[TERMS][TERMS + 3];
    for (int i = 0; i < TERMS; i++) {
      // A little weight towards flat keeps thin evidence from bending the surface.
      normal[i][i] = i == 0 ? 1e-6 : 1e-3 * border.length;
    }
    for (int i = 0; i < border.length; i++) {
      if (agrees[i]) {
        double[] terms = empty.terms(border[i] % image.width(), border[i] / image.width());
        for (int row = 0; row < TERMS; row++) {
          for (int column = 0; column < TERMS; column++) {
            normal[row][column] += terms[row] * terms[column];
          }
          for (int band = 0; band < 3; band++) {
            normal[row][TERMS + band] += terms[row] * (image.pixels()[4 * border[i] + band] & 255);
          }
        }
      }
    }
    solve(normal);
    double[][] surface = new double[3][TERMS];
    for (int band = 0; band < 3; band++) {
      for (int i = 0; i < TERMS; i++) {
        surface[band][i] = normal[i][TERMS + band];
      }
    }
    return new BackgroundModel(image.width(), image.height(), surface, tolerance, calm);
  }

  /** Gauss-Jordan in place; the matrix is symmetric and positive definite, so no pivoting. */
  private static void solve(double[][] rows) {
    for (int pivot = 0; pivot < TERMS; pivot++) {
      double factor = 1 / rows[pivot][pivot];
      for (int column = pivot; column < TERMS + 3; column++) {
        rows[pivot][column] *= factor;
      }
      for (int row = 0; row < TERMS; row++) {
        double share = rows[row][pivot];
        if (row != pivot && share != 0) {
          for (int column = pivot; column < TERMS + 3; column++) {
            rows[row][column] -= share * rows[pivot][column];
          }
        }
      }
    }
  }
}
