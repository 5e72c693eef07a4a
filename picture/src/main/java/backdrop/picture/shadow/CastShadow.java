package backdrop.picture.shadow;

import backdrop.picture.RgbaImage;
import java.util.Arrays;

/**
 * The product's outline laid on the ground away from the light. Every part of the outline falls as
 * far from the base as it stands above it, times the shadow's length; the ground is seen from 20
 * degrees above, so distances away from the camera look shorter. The edge is tight at the base and
 * softens with the distance between a part and its shadow, as the penumbra of a lamp of some size
 * does.
 *
 * <p>Computed on a coarse grid: a shadow holds no detail that would be missed.
 */
final class CastShadow {
  /** The longer side of the grid. */
  private static final int GRID = 512;

  /** The sine of 20 degrees. */
  private static final double FORESHORTENING = 0.342;

  /** What full strength takes from the light, and how much of it is lost at the far end. */
  private static final double DARKEST = 0.6;

  private static final float FADING = 0.5f;

  /** How deep a product is, over the length of its base. */
  private static final double DEPTH = 0.12;

  /** Width of a penumbra over the distance to what casts it, for the softest light. */
  private static final double PENUMBRA = 0.25;

  private static final double SHARPEST = 0.8;
  private static final int LEVELS = 5;
  private static final int SOLID = 128;

  private final int cell;
  private final int width;
  private final int height;
  private final int canvasWidth;
  private final int canvasHeight;
  private final ShadowSettings settings;
  private final double tallest;

  /** Share of the light that is taken from each cell, 0 to 1, and the height it is taken at. */
  private final float[] cover;

  private final float[] heights;

  CastShadow(RgbaImage product, Base base, ShadowSettings settings) {
    this.canvasWidth = product.width();
    this.canvasHeight = product.height();
    this.cell = Math.ceilDiv(Math.max(canvasWidth, canvasHeight), GRID);
    this.width = Math.ceilDiv(canvasWidth, cell);
    this.height = Math.ceilDiv(canvasHeight, cell);
    this.settings = settings;
    this.tallest = Math.max(1, base.height() / (double) cell);
    this.cover = new float[width * height];
    this.heights = new float[width * height];
    Arrays.fill(heights, (float) tallest);
    project(outline(product), base);
  }

  /** The product's alpha, 0 to 1, averaged over each cell. */
  private float[] outline(RgbaImage product) {
    float[] outline = new float[width * height];
    for (int y = 0; y < canvasHeight; y++) {
      int at = product.offset(0, y) + 3;
      for (int column = 0; column < width; column++) {
        int sum = 0;
        int end = product.offset(Math.min(canvasWidth, (column + 1) * cell), y);
        for (; at < end; at += 4) {
          sum += product.pixels()[at] & 255;
        }
        outline[y / cell * width + column] += sum;
      }
    }
    for (int i = 0; i < outline.length; i++) {
      outline[i] /= 255f * cell * cell;
    }
    return outline;
  }

  private void project(float[] outline, Base base) {
    double angle = StrictMath.toRadians(settings.direction());
    double right = -StrictMath.cos(angle) * settings.length();
    double down = StrictMath.sin(angle) * settings.length() * FORESHORTENING;
    double half = Math.max(0.5, DEPTH * FORESHORTENING * base.span() / cell / 2);
    half = Math.max(half, Math.abs(down) / 2);
    for (int x = 0; x < width; x++) {
      double ground = base.ground()[Math.min(canvasWidth - 1, x * cell + cell / 2)] / cell;
      for (int y = 0; y < Math.min(height, ground); y++) {
        float alpha = outline[y * width + x];
        if (alpha > 0) {
          double above = Math.max(0, ground - y - 0.5);
          stamp(x + above * right, ground + above * down, half, alpha, (float) above);
        }
      }
    }
  }

  private void stamp(double x, double y, double half, float alpha, float above) {
    int column = (int) Math.round(x);
    if (column < 0 || column >= width) {
      return;
    }
    int last = (int) Math.min(height - 1, Math.floor(y + half));
    for (int row = (int) Math.max(0, Math.ceil(y - half)); row <= last; row++) {
      int at = row * width + column;
      cover[at] = Math.max(cover[at], alpha);
      if (alpha * 255 >= SOLID) {
        heights[at] = Math.min(heights[at], above);
      }
    }
  }

  /** Multiplies the light of every pixel, row by row, by what the shadow leaves of it. */
  void dim(float[] light) {
    float[] taken = softened();
    for (int y = 0, i = 0; y < canvasHeight; y++) {
      float row = Math.clamp((y + 0.5f) / cell - 0.5f, 0, height - 1);
      int upper = (int) row * width;
      int lower = Math.min((int) row + 1, height - 1) * width;
      float below = row - (int) row;
      for (int x = 0; x < canvasWidth; x++, i++) {
        float column = Math.clamp((x + 0.5f) / cell - 0.5f, 0, width - 1);
        int left = (int) column;
        int right = Math.min(left + 1, width - 1);
        float beside = column - left;
        float first = taken[upper + left] + (taken[upper + right] - taken[upper + left]) * beside;
        float second = taken[lower + left] + (taken[lower + right] - taken[lower + left]) * beside;
        light[i] *= 1 - (first + (second - first) * below);
      }
    }
  }

  /** The cover, blurred the more the higher up its cause, times strength and fading. */
  private float[] softened() {
    double widest = SHARPEST + PENUMBRA * settings.softness() * tallest;
    float[] above = heightsAround(Math.max(2, widest / 2));
    float[][] levels = new float[LEVELS][];
    for (int level = 0; level < LEVELS; level++) {
      levels[level] = Blur.plane(cover, width, height, sigma(level, widest));
    }
    float[] taken = new float[cover.length];
    float depth = (float) (settings.strength() * DARKEST);
    for (int i = 0; i < taken.length; i++) {
      float share = (float) (above[i] / tallest);
      float level = share * (LEVELS - 1);
      int sharper = Math.min((int) level, LEVELS - 2);
      float mix = level - sharper;
      float soft = levels[sharper][i] + (levels[sharper + 1][i] - levels[sharper][i]) * mix;
      taken[i] = Math.clamp(depth * soft * (1 - FADING * share), 0, 1);
    }
    return taken;
  }

  private static double sigma(int level, double widest) {
    return SHARPEST + (widest - SHARPEST) * level / (LEVELS - 1);
  }

  /**
   * For every cell the height of what shades it or its neighbourhood; what is low counts most, so
   * that the shadow stays tight where the product stands.
   */
  private float[] heightsAround(double sigma) {
    float[] weights = new float[cover.length];
    float[] weighted = new float[cover.length];
    for (int i = 0; i < cover.length; i++) {
      weights[i] = cover[i] / (1 + heights[i]);
      weighted[i] = weights[i] * heights[i];
    }
    float[] weight = Blur.plane(weights, width, height, sigma);
    float[] result = Blur.plane(weighted, width, height, sigma);
    for (int i = 0; i < result.length; i++) {
      result[i] =
          weight[i] < 1e-6f
              ? (float) tallest
              : Math.clamp(result[i] / weight[i], 0, (float) tallest);
    }
    return result;
  }
}
