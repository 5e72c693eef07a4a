package backdrop.picture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The product on its canvas: the pixels that a finished picture must show. {@link Compositor}
 * promises to keep every fully opaque one of them byte for byte. As a PNG its {@link #image} is the
 * transparent cut-out.
 */
public final class PlacedProduct {
  /** How the photo's pixels came to the canvas. */
  public enum Resampling {
    /** At scale 1: the photo's own bytes. */
    COPIED,
    /** By the reference resampler: Lanczos, three lobes, premultiplied linear light. */
    LANCZOS3
  }

  private final Product product;
  private final Canvas canvas;
  private final Box frame;
  private final RgbaImage image;

  private PlacedProduct(Product product, Canvas canvas, Box frame, RgbaImage image) {
    this.product = product;
    this.canvas = canvas;
    this.frame = frame;
    this.image = image;
  }

  static PlacedProduct of(Product product, Canvas canvas, Box frame) {
    int left = Math.max(0, frame.x());
    int top = Math.max(0, frame.y());
    int right = Math.min(canvas.width(), frame.right());
    int bottom = Math.min(canvas.height(), frame.bottom());
    if (left >= right || top >= bottom) {
      throw offCanvas();
    }
    Box window = new Box(left - frame.x(), top - frame.y(), right - left, bottom - top);
    boolean copied = keepsSize(product, frame);
    RgbaImage part =
        copied
            ? product.image()
            : Resampler.window(product.image(), frame.width(), frame.height(), window);
    byte[] pixels = new byte[4 * canvas.width() * canvas.height()];
    for (int y = 0; y < window.height(); y++) {
      int from = copied ? part.offset(window.x(), window.y() + y) : part.offset(0, y);
      int to = 4 * ((top + y) * canvas.width() + left);
      System.arraycopy(part.pixels(), from, pixels, to, 4 * window.width());
    }
    if (!anyVisible(pixels)) {
      throw offCanvas();
    }
    RgbaImage image = RgbaImage.of(canvas.width(), canvas.height(), pixels);
    return new PlacedProduct(product, canvas, frame, image);
  }

  /** The same product in the same place, its pixels in other colours. */
  PlacedProduct shownAs(RgbaImage colours) {
    return new PlacedProduct(product, canvas, frame, colours);
  }

  private static boolean keepsSize(Product product, Box frame) {
    return frame.width() == product.bounds().width() && frame.height() == product.bounds().height();
  }

  private static boolean anyVisible(byte[] pixels) {
    for (int i = 3; i < pixels.length; i += 4) {
      if (Product.visible(pixels[i] & 255)) {
        return true;
      }
    }
    return false;
  }

  private static PictureException offCanvas() {
    return PictureException.of(
        Refusal.PRODUCT_OFF_CANVAS,
        "The product lies outside the canvas: nothing of it would be seen.");
  }

  public Canvas canvas() {
    return canvas;
  }

  /** Where the product's bounding box lies on the canvas; it may reach beyond. */
  public Box frame() {
    return frame;
  }

  /** The product on a transparent canvas. */
  public RgbaImage image() {
    return image;
  }

  /**
   * Canvas pixels per photo pixel; above 1 the product is shown larger than it was photographed.
   */
  public double scale() {
    return (double) frame.height() / product.bounds().height();
  }

  /** Whether the pixels are the photo's own bytes or the reference resampler's. */
  public Resampling resampling() {
    return keepsSize(product, frame) ? Resampling.COPIED : Resampling.LANCZOS3;
  }

  /** Whether the photo showed a background of its own. */
  boolean hasOldBackground() {
    return product.oldBackground() != null;
  }

  /**
   * The estimated old background at the centre of a canvas pixel; zeros if the photo showed none.
   */
  void oldBackground(int x, int y, float[] colour) {
    @Nullable ColourField field = product.oldBackground();
    if (field == null) {
      Arrays.fill(colour, 0);
      return;
    }
    Box bounds = product.bounds();
    double photoX = bounds.x() + (x + 0.5 - frame.x()) * bounds.width() / frame.width();
    double photoY = bounds.y() + (y + 0.5 - frame.y()) * bounds.height() / frame.height();
    field.sample(photoX / product.photoWidth(), photoY / product.photoHeight(), colour);
  }
}
