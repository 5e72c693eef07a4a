package backdrop.picture.output;

import backdrop.picture.RgbaImage;
import org.jspecify.annotations.Nullable;

/**
 * A finished picture and what it is made of, all of one size. Laid over each other from the
 * background up, the layers give the picture within one code value.
 */
public final class Layers {
  private final RgbaImage picture;
  private final RgbaImage product;
  private final @Nullable RgbaImage background;
  private final @Nullable RgbaImage behind;

  private Layers(
      RgbaImage picture,
      RgbaImage product,
      @Nullable RgbaImage background,
      @Nullable RgbaImage behind) {
    this.picture = picture;
    this.product = product;
    this.background = background;
    this.behind = behind;
  }

  /**
   * A picture of three layers.
   *
   * @param picture the finished picture, opaque
   * @param product see-through around the product
   * @param background opaque, without the product's shadow
   * @param behind the background with the shadow on it; equal where there is none
   */
  public static Layers of(
      RgbaImage picture, RgbaImage product, RgbaImage background, RgbaImage behind) {
    for (RgbaImage layer : new RgbaImage[] {product, background, behind}) {
      if (!layer.sameSizeAs(picture)) {
        throw new IllegalArgumentException("%s is no layer of %s".formatted(layer, picture));
      }
    }
    return new Layers(picture, product, background, behind);
  }

  /** A picture of which only the whole is known; it may be see-through. */
  public static Layers flat(RgbaImage picture) {
    return new Layers(picture, picture, null, null);
  }

  /** What the layers look like together. */
  public RgbaImage picture() {
    return picture;
  }

  /** The product layer; the picture itself where nothing else is known. */
  public RgbaImage product() {
    return product;
  }

  /** The lowest layer, opaque; null for a flat picture. */
  @Nullable RgbaImage background() {
    return background;
  }

  /** What turns the background into what is seen behind the product; null where that is nothing. */
  @Nullable RgbaImage shadow() {
    return background == null || behind == null || background.equals(behind)
        ? null
        : ShadowLayer.between(background, behind);
  }
}
