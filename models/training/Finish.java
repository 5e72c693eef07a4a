import backdrop.picture.Canvas;
import backdrop.picture.Compositor;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Encoders;
import backdrop.picture.ModelSize;
import backdrop.picture.ModelView;
import backdrop.picture.Photos;
import backdrop.picture.PlacedProduct;
import backdrop.picture.Placement;
import backdrop.picture.Product;
import backdrop.picture.RgbaImage;
import backdrop.picture.shadow.ShadowSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finishes painted pictures as the product does: what the model painted close around the product is
 * replaced by what lies further out, the picture is brought to the canvas, and the product laid over
 * it where it was.
 *
 * <p>Arguments: a folder with {@code product-N.png} (see-through around the product, as large as the
 * canvas) and {@code painted-N.png} (of the model's size), and how many there are. Leaves {@code
 * plain-N.png}, and {@code shadow-N.png} with the shadow that is thrown unless asked otherwise.
 */
final class Finish {
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    for (int n = 0; n < Integer.parseInt(arguments[1]); n++) {
      RgbaImage product = read(folder.resolve("product-" + n + ".png"));
      RgbaImage painted = read(folder.resolve("painted-" + n + ".png"));
      PlacedProduct placed =
          Product.ofTransparent(product)
              .place(new Canvas(product.width(), product.height()), new Placement.Original());
      RgbaImage background =
          ModelView.of(placed, new ModelSize(painted.width(), painted.height()))
              .background(painted);
      write(placed, background, ShadowSettings.NONE, folder.resolve("plain-" + n + ".png"));
      write(placed, background, ShadowSettings.SOFT, folder.resolve("shadow-" + n + ".png"));
    }
  }

  private static RgbaImage read(Path file) throws IOException {
    return Photos.decode(Files.readAllBytes(file), DecodeLimits.DEFAULTS).image();
  }

  private static void write(
      PlacedProduct product, RgbaImage background, ShadowSettings shadow, Path file)
      throws IOException {
    Files.write(file, Encoders.png(Compositor.compose(product, background, shadow).image()));
  }
}
