package backdrop.inference.cutout;

import backdrop.picture.RgbaImage;
import java.util.Arrays;

/**
 * Tells the outlines of things from soft changes of light. Across an outline brightness changes
 * within two or three pixels and hardly beside it; along a shadow's rim or a gradient it goes on
 * changing. So even a white product's faint outline before white is found, and a dark shadow's rim
 * is not.
 */
final class EdgeMap {
  /** How much more than beside it brightness changes across an outline, in code values. */
  private static final double LEAST_STEP = 2.5;

  private static final double NOISE_FACTOR = 4;

  private final int width;
  private final int height;
  private final float[] light;
  private final double least;

  private EdgeMap(int width, int height, float[] light, double least) {
    this.width = width;
    this.height = height;
    this.light = light;
    this.least = least;
  }

  static EdgeMap of(RgbaImage image) {
    float[] light = new float[image.width() * image.height()];
    byte[] pixels = image.pixels();
    for (int i = 0; i < light.length; i++) {
      light[i] =
          ((pixels[4 * i] & 255) + (pixels[4 * i + 1] & 255) + (pixels[4 * i + 2] & 255)) / 3f;
    }
    double noise = noise(light, image.width());
    return new EdgeMap(image.width(), image.height(), light, LEAST_STEP + NOISE_FACTOR * noise);
  }

  /** The usual difference of neighbours: most of any picture is smooth but for noise. */
  private static double noise(float[] light, int width) {
    float[] steps = new float[light.length / 7 + 1];
    int count = 0;
    for (int i = 0; i + 2 < light.length; i += 7) {
      if (i % width < width - 2) {
        steps[count++] = Math.abs(light[i + 2] - light[i]);
      }
    }
    Arrays.sort(steps, 0, count);
    return count == 0 ? 0 : steps[count / 2];
  }

  /** Whether an outline passes here. */
  boolean at(int pixel) {
    int x = pixel % width;
    int y = pixel / width;
    return sharp(x, y, 1, 0) || sharp(x, y, 0, 1) || sharp(x, y, 1, 1) || sharp(x, y, 1, -1);
  }

  private boolean sharp(int x, int y, int stepX, int stepY) {
    if (x < 4 || x >= width - 4 || y < 4 || y >= height - 4) {
      return false;
    }
    int step = stepY * width + stepX;
    int at = y * width + x;
    float here = Math.abs(light[at + step] - light[at - step]);
    float after = Math.abs(light[at + 4 * step] - light[at + 2 * step]);
    float before = Math.abs(light[at - 2 * step] - light[at - 4 * step]);
    // One side may lie on a pattern of the product; on the other there is backdrop.
    return here - 1.5f * Math.max(after, before) > least
        || here - 3 * Math.min(after, before) > 2.5 * least;
  }
}
