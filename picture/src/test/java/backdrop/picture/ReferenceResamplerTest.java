package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds the resampler to the definition, written down as plainly as possible: two-dimensional sums
 * in double precision over every source pixel, without tables, separation or windows.
 */
final class ReferenceResamplerTest {
  @ParameterizedTest
  @CsvSource({"40, 30", "23, 17", "64, 61", "9, 70", "111, 90", "60, 45"})
  void isTheDefinition(int width, int height) {
    RgbaImage source = noise(60, 45);

    RgbaImage resized = Resampler.resize(source, width, height);

    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double[] expected = definition(source, width, height, x, y);
        int argb = resized.argb(x, y);
        int alpha = argb >>> 24;
        assertTrue(Math.abs(alpha - 255 * Math.clamp(expected[3], 0, 1)) <= 0.51);
        if (alpha > 0) {
          for (int band = 0; band < 3; band++) {
            double code = code(expected[band] / expected[3]);
            int seen = argb >> 16 - 8 * band & 255;
            assertTrue(Math.abs(seen - code) <= 0.6, seen + " instead of " + code);
          }
        }
      }
    }
  }

  /** Premultiplied linear light and alpha of one target pixel. */
  private static double[] definition(RgbaImage source, int width, int height, int x, int y) {
    double[] sum = new double[4];
    double total = 0;
    for (int row = 0; row < source.height(); row++) {
      double down = weight(row, source.height(), y, height);
      for (int column = 0; column < source.width(); column++) {
        double weight = down * weight(column, source.width(), x, width);
        total += weight;
        int argb = source.argb(column, row);
        double alpha = (argb >>> 24) / 255.0;
        for (int band = 0; band < 3; band++) {
          sum[band] += weight * alpha * light((argb >> 16 - 8 * band & 255) / 255.0);
        }
        sum[3] += weight * alpha;
      }
    }
    for (int band = 0; band < 4; band++) {
      sum[band] /= total;
    }
    return sum;
  }

  /** Lanczos with three lobes around the target's centre, as wide as the coarser of both grids. */
  private static double weight(int from, int sources, int to, int targets) {
    double ratio = (double) sources / targets;
    double away = (from + 0.5 - (to + 0.5) * ratio) / Math.max(1, ratio);
    return Math.abs(away) < 3 ? sinc(away) * sinc(away / 3) : 0;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double light(double code) {
    return code <= 0.04045 ? code / 12.92 : Math.pow((code + 0.055) / 1.055, 2.4);
  }

  private static double code(double light) {
    double held = Math.clamp(light, 0, 1);
    return 255 * (held <= 0.0031308 ? 12.92 * held : 1.055 * Math.pow(held, 1 / 2.4) - 0.055);
  }

  /**
   * Smooth enough alpha that no colour is divided by almost nothing; colours as rough as can be.
   */
  private static RgbaImage noise(int width, int height) {
    Random random = new Random(5);
    byte[] pixels = new byte[4 * width * height];
    random.nextBytes(pixels);
    for (int i = 0; i < width * height; i++) {
      pixels[4 * i + 3] = (byte) (i % width < width / 2 ? 255 : 90 + random.nextInt(80));
    }
    return RgbaImage.of(width, height, pixels);
  }
}
