package backdrop.inference.cutout.scene;

import backdrop.picture.Canvas;
import backdrop.picture.Composition;
import backdrop.picture.Compositor;
import backdrop.picture.Mask;
import backdrop.picture.Placement;
import backdrop.picture.Product;
import backdrop.picture.RgbaImage;
import backdrop.picture.shadow.ShadowSettings;

/**
 * A photo of which everything is known: {@code photo = alpha * foreground + (1 - alpha) *
 * background}, before noise.
 *
 * @param photo opaque, as a camera would have taken it
 * @param foreground the product's own colours, opaque, also where nothing of it is seen
 * @param alpha 0 to 1, one a pixel, row by row
 * @param background what lies behind, with its shadows, opaque
 */
public record Scene(
    SceneKind kind,
    long seed,
    RgbaImage photo,
    RgbaImage foreground,
    float[] alpha,
    RgbaImage background) {

  /** The product cut out by a mask, where it stood, before one colour, {@code 0xRRGGBB}. */
  public Composition replaced(Mask mask, int colour) {
    Canvas canvas = new Canvas(photo.width(), photo.height());
    return Compositor.compose(
        Product.cutOut(photo, mask).place(canvas, new Placement.Original()),
        canvas.plain(colour),
        ShadowSettings.NONE);
  }

  @Override
  public String toString() {
    return kind + " " + seed;
  }
}
