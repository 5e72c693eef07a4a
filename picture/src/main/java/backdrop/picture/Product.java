package backdrop.picture;

import org.jspecify.annotations.Nullable;

/**
 * The product lifted off its photo: the kept pixels of the bounding box with alpha. Fully opaque
 * pixels are the photo's own bytes; in the soft edge the old background has been taken out of the
 * colours. Made once and placed as often as needed.
 */
public final class Product {
  /**
   * From this alpha on a pixel counts as visible; what is fainter takes no part in the bounding
   * box.
   */
  static final int VISIBLE_ALPHA = 8;

  private final int photoWidth;
  private final int photoHeight;
  private final Box bounds;
  private final RgbaImage image;
  private final @Nullable ColourField oldBackground;

  private Product(
      int photoWidth,
      int photoHeight,
      Box bounds,
      RgbaImage image,
      @Nullable ColourField oldBackground) {
    this.photoWidth = photoWidth;
    this.photoHeight = photoHeight;
    this.bounds = bounds;
    this.image = image;
    this.oldBackground = oldBackground;
  }

  /**
   * Cuts out what the mask keeps; a transparent photo stays as transparent as it was.
   *
   * @throws PictureException {@link Refusal#MASK_SIZE_DIFFERS} or {@link Refusal#MASK_EMPTY}
   */
  public static Product cutOut(RgbaImage photo, Mask mask) {
    if (photo.width() != mask.width() || photo.height() != mask.height()) {
      throw PictureException.of(
          Refusal.MASK_SIZE_DIFFERS,
          "The mask has %d x %d pixels, its photo %d x %d."
              .formatted(mask.width(), mask.height(), photo.width(), photo.height()));
    }
    Box bounds = bounds(photo, mask);
    byte[] pixels = new byte[4 * bounds.width() * bounds.height()];
    for (int y = 0, to = 0; y < bounds.height(); y++) {
      int from = photo.offset(bounds.x(), bounds.y() + y);
      System.arraycopy(photo.pixels(), from, pixels, to, 4 * bounds.width());
      for (int x = 0; x < bounds.width(); x++, to += 4) {
        pixels[to + 3] = (byte) alpha(photo, mask, bounds.x() + x, bounds.y() + y);
      }
    }
    RgbaImage image = RgbaImage.of(bounds.width(), bounds.height(), pixels);
    ColourField oldBackground = OldBackground.around(photo, mask);
    if (oldBackground != null) {
      image = OldBackground.unmix(photo, mask, bounds, image, oldBackground);
    }
    return new Product(photo.width(), photo.height(), bounds, image, oldBackground);
  }

  /** The whole of a photo that brings its own transparency. */
  public static Product ofTransparent(RgbaImage photo) {
    return cutOut(
        photo, Mask.of(photo.width(), photo.height(), new byte[photo.width() * photo.height()]));
  }

  private static Box bounds(RgbaImage photo, Mask mask) {
    int left = Integer.MAX_VALUE;
    int right = -1;
    int top = -1;
    int bottom = -1;
    for (int y = 0; y < photo.height(); y++) {
      for (int x = 0; x < photo.width(); x++) {
        if (visible(alpha(photo, mask, x, y))) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = top < 0 ? y : top;
          bottom = y;
        }
      }
    }
    if (right < 0) {
      throw PictureException.of(
          Refusal.MASK_EMPTY, "Mask and photo together keep nothing: there is no product.");
    }
    return new Box(left, top, right - left + 1, bottom - top + 1);
  }

  private static int alpha(RgbaImage photo, Mask mask, int x, int y) {
    int kept = 255 - mask.at(x, y);
    int alpha = photo.pixels()[photo.offset(x, y) + 3] & 255;
    return alpha == 255 ? kept : Blend.mix(alpha, 0, kept);
  }

  static boolean visible(int alpha) {
    return alpha >= VISIBLE_ALPHA;
  }

  /**
   * Stands the product on a canvas.
   *
   * @throws PictureException {@link Refusal#PRODUCT_OFF_CANVAS} if nothing of it would be seen
   */
  public PlacedProduct place(Canvas canvas, Placement placement) {
    return PlacedProduct.of(this, canvas, placement.frame(this, canvas));
  }

  /** The width of the upright photo. */
  public int photoWidth() {
    return photoWidth;
  }

  /** The height of the upright photo. */
  public int photoHeight() {
    return photoHeight;
  }

  /** Where the visible pixels lie in the photo. */
  public Box bounds() {
    return bounds;
  }

  /** The pixels of the {@link #bounds}. */
  public RgbaImage image() {
    return image;
  }

  /**
   * The colours that the photo's background has, or would have, anywhere in the photo; null where
   * the photo shows none.
   */
  @Nullable ColourField oldBackground() {
    return oldBackground;
  }
}
