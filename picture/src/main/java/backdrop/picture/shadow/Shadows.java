package backdrop.picture.shadow;

import backdrop.picture.RgbaImage;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lays shadows on a background. They only darken, grow steadily with their strength, and know
 * nothing of the product's own pixels, which are laid over them later.
 */
public final class Shadows {
  private Shadows() {}

  /**
   * The background with its shadow; the background itself where there is none to throw.
   *
   * @param product on its transparent canvas
   * @param background opaque, of the same size
   */
  public static RgbaImage cast(RgbaImage product, RgbaImage background, ShadowSettings settings) {
    if (settings.mode() == ShadowSettings.Mode.NONE || settings.strength() == 0) {
      return background;
    }
    Optional<Base> base = Base.of(product);
    if (base.isEmpty()) {
      return background;
    }
    float[] light = new float[product.width() * product.height()];
    Arrays.fill(light, 1);
    if (settings.casts()) {
      new CastShadow(product, base.get(), settings).dim(light);
    }
    if (settings.touches()) {
      new ContactShadow(product, base.get(), settings).dim(light);
    }
    return darkened(background, light);
  }

  private static RgbaImage darkened(RgbaImage background, float[] light) {
    byte[] pixels = background.pixels().clone();
    for (int i = 0, at = 0; i < light.length; i++, at += 4) {
      float share = light[i];
      if (share < 1) {
        pixels[at] = (byte) (int) ((pixels[at] & 255) * share + 0.5f);
        pixels[at + 1] = (byte) (int) ((pixels[at + 1] & 255) * share + 0.5f);
        pixels[at + 2] = (byte) (int) ((pixels[at + 2] & 255) * share + 0.5f);
      }
    }
    return RgbaImage.of(background.width(), background.height(), pixels);
  }
}
