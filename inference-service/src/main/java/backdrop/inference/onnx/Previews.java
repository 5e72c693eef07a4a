package backdrop.inference.onnx;

import backdrop.picture.Box;
import backdrop.picture.Canvas;
import backdrop.picture.Encoders;
import backdrop.picture.ModelSize;
import backdrop.picture.ModelView;
import backdrop.picture.PlacedProduct;
import backdrop.picture.Placement;
import backdrop.picture.RgbaImage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The picture as it forms, small: what the model has so far behind the product in its place. Made a
 * few times a second at most.
 */
final class Previews {
  private static final int SIDE = 256;
  private static final int MAX_BYTES = 40_000;
  private static final Duration PAUSE = Duration.ofMillis(400);

  private final Scene scene;
  private @Nullable PlacedProduct small;
  private @Nullable ModelView view;

  Previews(Scene scene) {
    this.scene = scene;
  }

  /** When the next preview of one image is due. For use by the thread that paints the image. */
  static final class Pace {
    private long lastMade = System.nanoTime() - PAUSE.toNanos();

    /** True once in a while; whoever is told so makes a preview. */
    boolean due() {
      long now = System.nanoTime();
      boolean due = now - lastMade >= PAUSE.toNanos();
      if (due) {
        lastMade = now;
      }
      return due;
    }
  }

  /** A latent as large as the tile it forms, each of its cells a block. */
  static RgbaImage stretched(RgbaImage latent, Box tile) {
    byte[] pixels = new byte[4 * tile.width() * tile.height()];
    for (int y = 0, to = 0; y < tile.height(); y++) {
      for (int x = 0; x < tile.width(); x++, to += 4) {
        int from =
            latent.offset(x * latent.width() / tile.width(), y * latent.height() / tile.height());
        System.arraycopy(latent.pixels(), from, pixels, to, 4);
      }
    }
    return RgbaImage.of(tile.width(), tile.height(), pixels);
  }

  /** A JPEG of at most 40 kB. */
  synchronized byte[] jpeg(RgbaImage behind) {
    PlacedProduct product = small();
    RgbaImage picture =
        scene
            .compose(
                product,
                view(product, new ModelSize(behind.width(), behind.height())).background(behind))
            .image();
    int quality = 80;
    byte[] jpeg = Encoders.jpeg(picture, quality);
    while (jpeg.length > MAX_BYTES && quality > 20) {
      quality -= 20;
      jpeg = Encoders.jpeg(picture, quality);
    }
    return jpeg;
  }

  private PlacedProduct small() {
    PlacedProduct known = small;
    if (known == null) {
      known = scene.product().place(smallCanvas(), samePlace());
      small = known;
    }
    return known;
  }

  private ModelView view(PlacedProduct product, ModelSize size) {
    ModelView known = view;
    if (known == null) {
      known = ModelView.of(product, size);
      view = known;
    }
    return known;
  }

  private Canvas smallCanvas() {
    Canvas canvas = scene.placed().canvas();
    double scale = Math.min(1, (double) SIDE / Math.max(canvas.width(), canvas.height()));
    return new Canvas(
        Math.max(Canvas.MIN_SIDE, (int) Math.round(canvas.width() * scale)),
        Math.max(Canvas.MIN_SIDE, (int) Math.round(canvas.height() * scale)));
  }

  /** In fractions of the canvas, which hold for every canvas size. */
  private Placement samePlace() {
    Canvas canvas = scene.placed().canvas();
    Box frame = scene.placed().frame();
    return new Placement.At(
        Math.clamp((frame.x() + frame.width() / 2.0) / canvas.width(), -1, 2),
        Math.clamp((frame.y() + frame.height() / 2.0) / canvas.height(), -1, 2),
        Math.clamp((double) frame.height() / canvas.height(), 0.01, 4));
  }
}
