package backdrop.picture.output;

import backdrop.picture.Encoders;
import backdrop.picture.OwnWebp;

/**
 * WebP by quality: 100 is lossless; from {@value #FAITHFUL} on the product stays within {@value
 * #PROMISED_PSNR} dB; below, plain lossy WebP.
 */
final class WebpEncoding {
  /** From this quality on the product's inside is measured after encoding. */
  static final int FAITHFUL = 95;

  /** Peak signal to noise ratio over the product's opaque pixels, in dB. */
  static final double PROMISED_PSNR = 45;

  private WebpEncoding() {}

  /**
   * Lossy WebP halves the resolution of colours whatever its quality, so fine coloured patterns may
   * not survive it (13 dB on 3-pixel cells of pure colours). Where that shows, the file is written
   * near-lossless instead: larger, and no value is off by more than 2.
   */
  static byte[] encode(Layers layers, int quality) {
    if (quality == 100) {
      return Encoders.losslessWebp(layers.picture());
    }
    byte[] lossy = Encoders.webp(layers.picture(), quality);
    if (quality < FAITHFUL) {
      return lossy;
    }
    return Psnr.inside(layers, OwnWebp.read(lossy)) >= PROMISED_PSNR
        ? lossy
        : Encoders.nearLosslessWebp(layers.picture());
  }
}
