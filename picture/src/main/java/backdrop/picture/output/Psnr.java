package backdrop.picture.output;

import backdrop.picture.RgbaImage;

/** Peak signal to noise ratio: 10 log10(255^2 / mean squared difference of R, G and B), in dB. */
public final class Psnr {
  private Psnr() {}

  /** Over the product's opaque pixels, or the whole picture where there is no product layer. */
  static double inside(Layers layers, RgbaImage read) {
    return of(layers.picture(), read, layers.product());
  }

  /**
   * Over the pixels that {@code where} shows fully opaque; infinite where nothing differs.
   *
   * @param where of the same size as both pictures
   */
  public static double of(RgbaImage wanted, RgbaImage seen, RgbaImage where) {
    long squares = 0;
    long samples = 0;
    for (int i = 0; i < wanted.pixels().length; i += 4) {
      if (where.pixels()[i + 3] == -1) {
        for (int band = i; band < i + 3; band++) {
          int difference = (wanted.pixels()[band] & 255) - (seen.pixels()[band] & 255);
          squares += (long) difference * difference;
        }
        samples += 3;
      }
    }
    return squares == 0
        ? Double.POSITIVE_INFINITY
        : 10 * Math.log10(255.0 * 255.0 * samples / squares);
  }
}
