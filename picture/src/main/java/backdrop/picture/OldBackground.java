package backdrop.picture;

import org.jspecify.annotations.Nullable;

/**
 * Estimates the photo's background behind the product and takes it out of the product's soft edge.
 */
final class OldBackground {
  /** The longest side of a grid of colours: local enough to follow a gradient or a shadow. */
  private static final int GRID = 256;

  /** How far around a soft pixel opaque ones are looked for. */
  private static final int REACH = 4;

  /** What an unmixed colour may lie outside the range of the opaque colours nearby. */
  private static final int TOLERANCE = 12;

  private OldBackground() {}

  /**
   * The background's colours from all opaque photo pixels that the mask does not keep at all; null
   * if there are none.
   */
  static @Nullable ColourField around(RgbaImage photo, Mask mask) {
    return colours(photo, mask, 255);
  }

  /** The colours of all opaque photo pixels with this value in the mask; null if there are none. */
  private static @Nullable ColourField colours(RgbaImage photo, Mask mask, int value) {
    int cell = (Math.max(photo.width(), photo.height()) + GRID - 1) / GRID;
    int wide = (photo.width() + cell - 1) / cell;
    int high = (photo.height() + cell - 1) / cell;
    float[] cells = new float[4 * wide * high];
    byte[] pixels = photo.pixels();
    byte[] painted = mask.values();
    boolean any = false;
    for (int y = 0, i = 0; y < photo.height(); y++) {
      for (int x = 0; x < photo.width(); x++, i++) {
        if (painted[i] == (byte) value && pixels[4 * i + 3] == -1) {
          int to = 4 * (y / cell * wide + x / cell);
          cells[to] += pixels[4 * i] & 255;
          cells[to + 1] += pixels[4 * i + 1] & 255;
          cells[to + 2] += pixels[4 * i + 2] & 255;
          cells[to + 3]++;
          any = true;
        }
      }
    }
    if (!any) {
      return null;
    }
    for (int i = 0; i < cells.length; i += 4) {
      float count = Math.max(1, cells[i + 3]);
      for (int band = 0; band < 4; band++) {
        cells[i + band] /= count;
      }
    }
    return ColourField.fill(wide, high, cells);
  }

  /**
   * Solves {@code seen = a * own + (1 - a) * background} for the own colour of each
   * half-transparent pixel. The answer is held near the opaque colours next to it, because a mask's
   * edge rarely lies exactly where the photo's does, and leans on them (on the product's colours at
   * large where none is next to it) where little of the product was seen. Pixels that were
   * transparent in the photo itself hold their own colour already.
   */
  static RgbaImage unmix(
      RgbaImage photo, Mask mask, Box bounds, RgbaImage product, ColourField background) {
    byte[] pixels = product.pixels().clone();
    @Nullable ColourField solid = colours(photo, mask, 0);
    float[] behind = new float[3];
    float[] typical = new float[3];
    Neighbours near = new Neighbours(product);
    for (int y = 0, i = 0; y < product.height(); y++) {
      for (int x = 0; x < product.width(); x++, i += 4) {
        int alpha = pixels[i + 3] & 255;
        int seenAt = photo.offset(bounds.x() + x, bounds.y() + y);
        if (alpha == 0 || alpha == 255 || photo.pixels()[seenAt + 3] != -1) {
          continue;
        }
        float share = alpha / 255f;
        double across = (bounds.x() + x + 0.5) / photo.width();
        double down = (bounds.y() + y + 0.5) / photo.height();
        background.sample(across, down, behind);
        boolean known = near.look(x, y);
        if (!known && solid != null) {
          solid.sample(across, down, typical);
        }
        float trust = Math.clamp((share - 0.1f) / 0.5f, 0, 1);
        for (int band = 0; band < 3; band++) {
          float seen = photo.pixels()[seenAt + band] & 255;
          float own = (seen - (1 - share) * behind[band]) / share;
          if (known) {
            own = Math.clamp(own, near.least[band] - TOLERANCE, near.most[band] + TOLERANCE);
            own = trust * own + (1 - trust) * near.mean[band];
          } else if (solid != null) {
            own = trust * Math.clamp(own, 0, 255) + (1 - trust) * typical[band];
          }
          pixels[i + band] = (byte) Blend.clamp(own);
        }
      }
    }
    return RgbaImage.of(product.width(), product.height(), pixels);
  }

  /** The opaque colours around a pixel. */
  private static final class Neighbours {
    private final RgbaImage product;
    private final float[] mean = new float[3];
    private final int[] least = new int[3];
    private final int[] most = new int[3];

    Neighbours(RgbaImage product) {
      this.product = product;
    }

    /** Gathers them and says whether there are any. */
    boolean look(int x, int y) {
      byte[] pixels = product.pixels();
      int count = 0;
      for (int band = 0; band < 3; band++) {
        mean[band] = 0;
        least[band] = 255;
        most[band] = 0;
      }
      for (int row = Math.max(0, y - REACH);
          row <= Math.min(product.height() - 1, y + REACH);
          row++) {
        int end = product.offset(Math.min(product.width() - 1, x + REACH), row);
        for (int i = product.offset(Math.max(0, x - REACH), row); i <= end; i += 4) {
          if (pixels[i + 3] == -1) {
            count++;
            for (int band = 0; band < 3; band++) {
              int value = pixels[i + band] & 255;
              mean[band] += value;
              least[band] = Math.min(least[band], value);
              most[band] = Math.max(most[band], value);
            }
          }
        }
      }
      for (int band = 0; band < 3 && count > 0; band++) {
        mean[band] /= count;
      }
      return count > 0;
    }
  }
}
