package backdrop.picture.output;

import backdrop.picture.Composition;
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

  /** A composed picture: background, shadow, product; a cut-out is a product alone. */
  public static Layers of(Composition composed) {
    Composition.Layers parts = composed.layers();
    return composed.image().opaque()
        ? new Layers(composed.image(), parts.product(), parts.background(), parts.shaded())
        : flat(composed.image());
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
