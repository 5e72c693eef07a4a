package backdrop.picture;

/**
 * Smooth colours over a frame, known in some cells and carried over from the neighbourhood into the
 * others (by averaging into ever coarser grids and filling the gaps on the way back). Colours are
 * sRGB code values as floats.
 */
final class ColourField {
  private final int width;
  private final int height;
  private final float[] cells;

  private ColourField(int width, int height, float[] cells) {
    this.width = width;
    this.height = height;
    this.cells = cells;
  }

  /**
   * Fills the gaps. {@code cells} holds R, G, B, weight per cell, colours multiplied by the weight;
   * weight 1 is known, 0 is a gap. At least one cell must have a weight. The array is changed.
   */
  static ColourField fill(int width, int height, float[] cells) {
    if (width > 1 || height > 1) {
      int halfWidth = (width + 1) / 2;
      int halfHeight = (height + 1) / 2;
      ColourField coarse = fill(halfWidth, halfHeight, halve(width, height, cells));
      float[] colour = new float[3];
      for (int y = 0, i = 0; y < height; y++) {
        for (int x = 0; x < width; x++, i += 4) {
          float gap = 1 - cells[i + 3];
          if (gap > 0) {
            coarse.sample((x + 0.5) / 2 / halfWidth, (y + 0.5) / 2 / halfHeight, colour);
            cells[i] += gap * colour[0];
            cells[i + 1] += gap * colour[1];
            cells[i + 2] += gap * colour[2];
            cells[i + 3] = 1;
          }
        }
      }
    } else {
      float weight = cells[3];
      for (int i = 0; i < 3; i++) {
        cells[i] /= weight;
      }
      cells[3] = 1;
    }
    return new ColourField(width, height, cells);
  }

  /**
   * Closes gaps from their rims, one cell a pass: each takes the mean of its known neighbours, so
   * lines that run into a gap go on in it. {@code cells} as in {@link #fill}, with weights 0 and 1
   * only; changed in place.
   */
  static void carryInwards(int width, int height, float[] cells, int passes) {
    for (int pass = 0; pass < passes; pass++) {
      float[] before = cells.clone();
      for (int y = 0, i = 0; y < height; y++) {
        for (int x = 0; x < width; x++, i += 4) {
          if (before[i + 3] == 0) {
            meanOfNeighbours(width, height, before, x, y, cells);
          }
        }
      }
    }
  }

  private static void meanOfNeighbours(
      int width, int height, float[] from, int x, int y, float[] to) {
    float weight = 0;
    int at = 4 * (y * width + x);
    for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        int i = 4 * (row * width + column);
        // Straight neighbours count more than diagonal ones.
        float share = from[i + 3] * (row == y || column == x ? 1 : 0.25f);
        weight += share;
        for (int band = 0; band < 3; band++) {
          to[at + band] += share * from[i + band];
        }
      }
    }
    if (weight > 0) {
      for (int band = 0; band < 3; band++) {
        to[at + band] /= weight;
      }
      to[at + 3] = 1;
    }
  }

  private static float[] halve(int width, int height, float[] cells) {
    int halfWidth = (width + 1) / 2;
    float[] half = new float[4 * halfWidth * ((height + 1) / 2)];
    for (int y = 0, from = 0; y < height; y++) {
      for (int x = 0; x < width; x++, from += 4) {
        int to = 4 * (y / 2 * halfWidth + x / 2);
        for (int band = 0; band < 4; band++) {
          half[to + band] += cells[from + band];
        }
      }
    }
    for (int i = 0; i < half.length; i += 4) {
      float weight = half[i + 3];
      if (weight > 1) {
        for (int band = 0; band < 4; band++) {
          half[i + band] /= weight;
        }
      }
    }
    return half;
  }

  /** The colour at a point given as fractions of the frame, interpolated between cells. */
  void sample(double acrossShare, double downShare, float[] colour) {
    float x = (float) Math.clamp(acrossShare * width - 0.5, 0, width - 1);
    float y = (float) Math.clamp(downShare * height - 0.5, 0, height - 1);
    int left = (int) x;
    int top = (int) y;
    int right = 4 * Math.min(left + 1, width - 1);
    int upper = top * width * 4;
    int lower = Math.min(top + 1, height - 1) * width * 4;
    float dx = x - left;
    float dy = y - top;
    left *= 4;
    for (int i = 0; i < 3; i++) {
      float above = cells[upper + left + i] * (1 - dx) + cells[upper + right + i] * dx;
      float below = cells[lower + left + i] * (1 - dx) + cells[lower + right + i] * dx;
      colour[i] = above * (1 - dy) + below * dy;
    }
  }

  /** The cells as an opaque image, one pixel each. */
  RgbaImage image() {
    byte[] pixels = new byte[cells.length];
    for (int i = 0; i < cells.length; i += 4) {
      pixels[i] = (byte) Blend.clamp(cells[i]);
      pixels[i + 1] = (byte) Blend.clamp(cells[i + 1]);
      pixels[i + 2] = (byte) Blend.clamp(cells[i + 2]);
      pixels[i + 3] = (byte) 255;
    }
    return RgbaImage.of(width, height, pixels);
  }
}
