package backdrop.picture;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/**
 * A canvas as a model sees it, and the way back. The whole canvas is scaled to fit into the model's
 * size and centred in it; where the two differ in shape, bands along two sides are painted with the
 * rest and cut off again (letterboxing). A painted picture scaled back lies exactly where it was
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
  private final Box content;

  private ModelView(PlacedProduct product, RgbaImage image, Mask mask, Box content) {
    this.product = product;
    this.image = image;
    this.mask = mask;
    this.content = content;
  }

  /** The placed product at a model's size. */
  public static ModelView of(PlacedProduct product, ModelSize size) {
    Box content = content(product.canvas(), size);
    RgbaImage canvas =
        Resampler.resize(product.image(), content.width(), content.height()).over(MID_GREY);
    Mask open = touched(product, content, alpha -> alpha < SOLID);
    RgbaImage image = RgbaImage.plain(size.width(), size.height(), MID_GREY);
    byte[] paint = new byte[size.width() * size.height()];
    Arrays.fill(paint, (byte) 255);
    for (int y = 0; y < content.height(); y++) {
      int to = image.offset(content.x(), content.y() + y);
      System.arraycopy(
          canvas.pixels(), canvas.offset(0, y), image.pixels(), to, 4 * content.width());
      System.arraycopy(open.values(), y * content.width(), paint, to / 4, content.width());
    }
    return new ModelView(product, image, Mask.of(size.width(), size.height(), paint), content);
  }

  private static Box content(Canvas canvas, ModelSize size) {
    double scale =
        Math.min((double) size.width() / canvas.width(), (double) size.height() / canvas.height());
    int width = (int) Math.max(1, Math.round(canvas.width() * scale));
    int height = (int) Math.max(1, Math.round(canvas.height() * scale));
    return new Box((size.width() - width) / 2, (size.height() - height) / 2, width, height);
  }

  /** The part of the model's picture that shows the canvas; the rest is cut off again. */
  public Box content() {
    return content;
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

  /** As {@link #background(RgbaImage, UnaryOperator)}, brought to the canvas by Lanczos alone. */
  public RgbaImage background(RgbaImage painted) {
    return background(painted, UnaryOperator.identity());
  }

  /**
   * A painted picture of the model's size as a background of the canvas's size. Where the product
   * stands, and close around it, the picture shows the model's own idea of the product; there the
   * colours are carried over from around it, so that no blurred double looks out behind the
   * product's edge.
   *
   * @param enlarger makes a picture of the model's size larger by any factor; the reference
   *     resampler does the rest of the way to the canvas
   */
  public RgbaImage background(RgbaImage painted, UnaryOperator<RgbaImage> enlarger) {
    if (!painted.sameSizeAs(image)) {
      throw new IllegalArgumentException("%s was painted for %s".formatted(painted, image));
    }
    byte[] gaps = touched(product, content, Product::visible).grown(BLEED).values();
    float[] cells = new float[4 * gaps.length];
    boolean any = false;
    for (int y = 0, i = 0; y < content.height(); y++) {
      int from = painted.offset(content.x(), content.y() + y);
      for (int x = 0; x < content.width(); x++, i++, from += 4) {
        if (gaps[i] == 0) {
          any = true;
          for (int band = 0; band < 3; band++) {
            cells[4 * i + band] = painted.pixels()[from + band] & 255;
          }
          cells[4 * i + 3] = 1;
        }
      }
    }
    Canvas canvas = product.canvas();
    if (!any) {
      RgbaImage shown = painted.over(MID_GREY).part(content);
      return Resampler.resize(shown, canvas.width(), canvas.height());
    }
    ColourField.carryInwards(content.width(), content.height(), cells, CARRIED);
    RgbaImage filled = ColourField.fill(content.width(), content.height(), cells).image();
    return Resampler.resize(enlarger.apply(filled), canvas.width(), canvas.height());
  }

  /** A mask of the content's size: 255 in every cell that a canvas pixel of such alpha touches. */
  private static Mask touched(PlacedProduct product, Box size, IntPredicate alpha) {
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

  private static void mark(byte[] values, Box size, RgbaImage canvas, int x, int y) {
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
