package backdrop.picture;

import java.util.function.IntPredicate;

/**
 * A canvas as a model sees it, and the way back. The whole canvas is scaled to the model's size,
 * each direction by its own factor, so a painted picture scaled back lies exactly where it was
 * asked for.
 */
public final class ModelView {
  private static final int MID_GREY = 0x808080;

  /**
   * How far, in model pixels, a painted picture is not believed next to the product: half a latent
   * cell.
   */
  private static final int BLEED = 4;

  /**
   * How many pixels the surroundings are carried inwards as they are, before only their mean colour
   * is used.
   */
  private static final int CARRIED = 2 * BLEED;

  /** Alpha from which a pixel shows nothing of what lies behind it. */
  private static final int SOLID = 250;

  private final PlacedProduct product;
  private final RgbaImage image;
  private final Mask mask;

  private ModelView(PlacedProduct product, RgbaImage image, Mask mask) {
    this.product = product;
    this.image = image;
    this.mask = mask;
  }

  /** The placed product at a model's size. */
  public static ModelView of(PlacedProduct product, ModelSize size) {
    RgbaImage image = Resampler.resize(product.image(), size.width(), size.height()).over(MID_GREY);
    return new ModelView(product, image, touched(product, size, alpha -> alpha < SOLID));
  }

  /** The product over mid grey: opaque, of the model's size. */
  public RgbaImage image() {
    return image;
  }

  /**
   * Where to paint, of the model's size, 0 or 255: every pixel in which the canvas shows anything
   * but solid product, so that no blend of product and grey is ever kept.
   */
  public Mask mask() {
    return mask;
  }

  /**
   * A painted picture of the model's size as a background of the canvas's size. Where the product
   * stands, and close around it, the picture shows the model's own idea of the product; there the
   * colours are carried over from around it, so that no blurred double looks out behind the
   * product's edge.
   */
  public RgbaImage background(RgbaImage painted) {
    if (!painted.sameSizeAs(image)) {
      throw new IllegalArgumentException("%s was painted for %s".formatted(painted, image));
    }
    ModelSize size = new ModelSize(image.width(), image.height());
    byte[] gaps = touched(product, size, Product::visible).grown(BLEED).values();
    byte[] pixels = painted.pixels();
    float[] cells = new float[pixels.length];
    boolean any = false;
    for (int i = 0; i < gaps.length; i++) {
      if (gaps[i] == 0) {
        any = true;
        for (int band = 0; band < 3; band++) {
          cells[4 * i + band] = pixels[4 * i + band] & 255;
        }
        cells[4 * i + 3] = 1;
      }
    }
    if (!any) {
      return Resampler.resize(
          painted.over(MID_GREY), product.canvas().width(), product.canvas().height());
    }
    ColourField.carryInwards(image.width(), image.height(), cells, CARRIED);
    RgbaImage filled = ColourField.fill(image.width(), image.height(), cells).image();
    return Resampler.resize(filled, product.canvas().width(), product.canvas().height());
  }

  /** A mask of the model's size: 255 in every cell that a canvas pixel of such alpha touches. */
  private static Mask touched(PlacedProduct product, ModelSize size, IntPredicate alpha) {
    RgbaImage canvas = product.image();
    byte[] values = new byte[size.width() * size.height()];
    for (int y = 0; y < canvas.height(); y++) {
      for (int x = 0; x < canvas.width(); x++) {
        if (alpha.test(canvas.pixels()[canvas.offset(x, y) + 3] & 255)) {
          mark(values, size, canvas, x, y);
        }
      }
    }
    return Mask.of(size.width(), size.height(), values);
  }

  private static void mark(byte[] values, ModelSize size, RgbaImage canvas, int x, int y) {
    int left = (int) ((long) x * size.width() / canvas.width());
    int right = (int) (((long) (x + 1) * size.width() - 1) / canvas.width());
    int top = (int) ((long) y * size.height() / canvas.height());
    int bottom = (int) (((long) (y + 1) * size.height() - 1) / canvas.height());
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        values[row * size.width() + column] = -1;
      }
    }
  }
}
