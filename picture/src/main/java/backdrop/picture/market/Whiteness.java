package backdrop.picture.market;

import backdrop.picture.RgbaImage;

/** How much of a picture's border is pure white. */
final class Whiteness {
  private Whiteness() {}

  /**
   * The share of the border's pixels that are fully opaque with R, G and B at 255, 0 to 1. The
   * border is 1 % of the shorter side wide, at least one pixel.
   */
  static double ofBorder(RgbaImage image) {
    int rim = rim(image);
    long white = 0;
    long all = 0;
    for (int y = 0; y < image.height(); y++) {
      boolean whole = y < rim || y >= image.height() - rim;
      for (int x = 0; x < image.width(); x++) {
        if (!whole && x == rim) {
          x = image.width() - rim;
        }
        white += image.argb(x, y) == -1 ? 1 : 0;
        all++;
      }
    }
    return (double) white / all;
  }

  /**
   * The one colour of the border as {@code 0xRRGGBB}, or pure white where it has several: values
   * within 3 of the first pixel's count as one colour.
   */
  static int colourOfBorder(RgbaImage image) {
    int rim = rim(image);
    int first = image.argb(0, 0);
    for (int y = 0; y < image.height(); y++) {
      boolean whole = y < rim || y >= image.height() - rim;
      for (int x = 0; x < image.width(); x++) {
        if (!whole && x == rim) {
          x = image.width() - rim;
        }
        if (!near(first, image.argb(x, y))) {
          return 0xffffff;
        }
      }
    }
    return first & 0xffffff;
  }

  private static boolean near(int one, int other) {
    for (int shift = 0; shift < 24; shift += 8) {
      if (Math.abs((one >> shift & 255) - (other >> shift & 255)) > 3) {
        return false;
      }
    }
    return true;
  }

  private static int rim(RgbaImage image) {
    return Math.max(1, Math.min(image.width(), image.height()) / 100);
  }
}
