package backdrop.picture;

import backdrop.picture.Composition.Layers;
import backdrop.picture.light.LightMatching;
import backdrop.picture.shadow.ShadowSettings;
import backdrop.picture.shadow.Shadows;

/**
 * Lays the shadow and the product over a background. Every fully opaque product pixel arrives byte
 * for byte, unless the product's light was to be matched.
 */
public final class Compositor {
  private static final int WHITE = 0xffffff;

  private Compositor() {}

  /** Composes without touching anybody's light. */
  public static Composition compose(
      PlacedProduct product, RgbaImage background, ShadowSettings shadow) {
    return compose(product, background, shadow, LightMatching.NONE);
  }

  /**
   * Composes the finished picture: background, shadow on it, product over both by its own alpha, in
   * sRGB code values.
   *
   * @param background opaque, of the canvas's size
   */
  public static Composition compose(
      PlacedProduct product, RgbaImage background, ShadowSettings shadow, LightMatching light) {
    if (!product.canvas().fits(background)) {
      throw new IllegalArgumentException(
          "%s does not fill %s".formatted(background, product.canvas()));
    }
    LightMatch match = new LightMatch(product, background);
    RgbaImage behind = light == LightMatching.BACKGROUND ? match.background() : background;
    PlacedProduct shown = light == LightMatching.PRODUCT ? match.product() : product;
    RgbaImage shaded = Shadows.cast(product.image(), behind, shadow);
    RgbaImage finished = over(shown.image(), shaded);
    return new Composition(
        finished,
        FidelityCheck.of(product, shown, shaded, finished),
        new Layers(shown.image(), behind, shaded));
  }

  /** The product alone on a see-through canvas, measured as it looks in front of white. */
  public static Composition cutOut(PlacedProduct product) {
    RgbaImage white = product.canvas().plain(WHITE);
    RgbaImage image = product.image();
    return new Composition(
        image,
        FidelityCheck.of(product, product, white, image.over(WHITE)),
        new Layers(image, white, white));
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
