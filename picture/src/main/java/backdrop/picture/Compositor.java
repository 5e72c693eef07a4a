package backdrop.picture;

/**
 * Lays the shadow and the product over a background. Every fully opaque product pixel arrives byte
 * for byte.
 */
public final class Compositor {
  private Compositor() {}

  /**
   * Composes the finished picture: background, shadow on it, product over both by its own alpha, in
   * sRGB code values.
   *
   * @param background opaque, of the canvas's size
   */
  public static Composition compose(
      PlacedProduct product, RgbaImage background, ShadowSettings shadow) {
    if (!product.canvas().fits(background)) {
      throw new IllegalArgumentException(
          "%s does not fill %s".formatted(background, product.canvas()));
    }
    RgbaImage layer = ContactShadow.cast(product, background, shadow);
    RgbaImage finished = over(product.image(), layer);
    return new Composition(finished, FidelityCheck.of(product, layer, finished));
  }

  private static RgbaImage over(RgbaImage product, RgbaImage layer) {
    byte[] front = product.pixels();
    byte[] back = layer.pixels();
    byte[] pixels = new byte[front.length];
    for (int i = 0; i < pixels.length; i += 4) {
      int alpha = front[i + 3] & 255;
      pixels[i] = (byte) Blend.mix(front[i] & 255, back[i] & 255, alpha);
      pixels[i + 1] = (byte) Blend.mix(front[i + 1] & 255, back[i + 1] & 255, alpha);
      pixels[i + 2] = (byte) Blend.mix(front[i + 2] & 255, back[i + 2] & 255, alpha);
      pixels[i + 3] = (byte) 255;
    }
    return RgbaImage.of(product.width(), product.height(), pixels);
  }
}
