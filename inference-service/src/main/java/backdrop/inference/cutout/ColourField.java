package backdrop.inference.cutout;

import backdrop.picture.RgbaImage;

/**
 * The mean colour of the marked pixels around each pixel, from the nearest that are enough to tell.
 */
final class ColourField {
  private static final float ENOUGH = 0.02f;

  private final float[][] colours = new float[3][];
  private final boolean[] known;

  private ColourField(int pixels) {
    this.known = new boolean[pixels];
    for (int band = 0; band < 3; band++) {
      colours[band] = new float[pixels];
    }
  }

  /**
   * Gathers colours.
   *
   * @param reaches how far around, the nearest first
   */
  static ColourField of(RgbaImage image, boolean[] marked, int... reaches) {
    ColourField field = new ColourField(marked.length);
    float[] ones = Trimap.ones(marked);
    float[] weighted = new float[marked.length];
    for (int reach : reaches) {
      float[] weight = BoxMean.of(ones, image.width(), image.height(), reach);
      boolean[] now = new boolean[marked.length];
      for (int i = 0; i < now.length; i++) {
        now[i] = !field.known[i] && weight[i] > ENOUGH;
      }
      for (int band = 0; band < 3; band++) {
        for (int i = 0; i < weighted.length; i++) {
          weighted[i] = ones[i] * (image.pixels()[4 * i + band] & 255);
        }
        float[] mean = BoxMean.of(weighted, image.width(), image.height(), reach);
        for (int i = 0; i < now.length; i++) {
          if (now[i]) {
            field.colours[band][i] = mean[i] / weight[i];
          }
        }
      }
      for (int i = 0; i < now.length; i++) {
        field.known[i] |= now[i];
      }
    }
    return field;
  }

  boolean known(int pixel) {
    return known[pixel];
  }

  float at(int band, int pixel) {
    return colours[band][pixel];
  }
}
