package backdrop.picture;

import java.util.Arrays;

/** Scenes of which everything is known: product colour, alpha and both backgrounds. */
final class Scenes {
  private Scenes() {}

  /** Alpha of a disc with an edge {@code soft} pixels wide. */
  static int discAlpha(int x, int y, double centreX, double centreY, double radius, double soft) {
    double away = Math.hypot(x + 0.5 - centreX, y + 0.5 - centreY);
    return (int) Math.round(255 * Math.clamp((radius - away) / soft + 0.5, 0, 1));
  }

  /** What to paint around a disc in the middle. */
  static Mask disc(int width, int height, double radius, double soft) {
    byte[] values = new byte[width * height];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          (byte) (255 - discAlpha(i % width, i / width, width / 2.0, height / 2.0, radius, soft));
    }
    return Mask.of(width, height, values);
  }

  /**
   * The photo of a product with gently changing colours before a plain background, blended by the
   * mask.
   */
  static RgbaImage photo(Mask mask, int background) {
    byte[] pixels = new byte[4 * mask.values().length];
    for (int i = 0; i < mask.values().length; i++) {
      int x = i % mask.width();
      int y = i / mask.width();
      int alpha = 255 - mask.at(x, y);
      pixels[4 * i] = (byte) Blend.mix(150 + x % 32 / 4, background >> 16 & 255, alpha);
      pixels[4 * i + 1] = (byte) Blend.mix(40 + y % 32 / 4, background >> 8 & 255, alpha);
      pixels[4 * i + 2] = (byte) Blend.mix(60, background & 255, alpha);
      pixels[4 * i + 3] = -1;
    }
    return RgbaImage.of(mask.width(), mask.height(), pixels);
  }

  /**
   * A box of {@code width x height} that stands on row {@code bottom - 1}; the rest is transparent.
   */
  static Product standing(int photoWidth, int photoHeight, Box box) {
    byte[] values = new byte[photoWidth * photoHeight];
    Arrays.fill(values, (byte) 255);
    for (int y = box.y(); y < box.bottom(); y++) {
      Arrays.fill(values, y * photoWidth + box.x(), y * photoWidth + box.right(), (byte) 0);
    }
    Mask mask = Mask.of(photoWidth, photoHeight, values);
    return Product.cutOut(photo(mask, 0xe0e0e0), mask);
  }
}
