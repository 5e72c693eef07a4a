import backdrop.picture.Box;
import backdrop.picture.Canvas;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Mask;
import backdrop.picture.Photos;
import backdrop.picture.Placement;
import backdrop.picture.Product;
import backdrop.picture.RgbaImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what both sides of the comparison work with: a mask that keeps a soft ellipse in the middle
 * of the photo, and a background. Prints the sizes and places in the order in which finish.py takes
 * them.
 *
 * <p>Arguments: photo, side of the canvas, mask to write, background to write.
 */
final class Prepare {
  public static void main(String[] arguments) throws IOException {
    RgbaImage photo =
        Photos.decode(Files.readAllBytes(Path.of(arguments[0])), DecodeLimits.DEFAULTS).image();
    int side = Integer.parseInt(arguments[1]);
    byte[] mask = ellipse(photo.width(), photo.height());
    Files.write(Path.of(arguments[2]), mask);
    Files.write(Path.of(arguments[3]), gradient(side));
    Product product = Product.cutOut(photo, Mask.of(photo.width(), photo.height(), mask));
    Box from = product.bounds();
    Box to = Placement.AUTOMATIC.frame(product, new Canvas(side, side));
    System.out.printf(
        "%d %d %d %d %d %d %d %d %d %d %d%n",
        photo.width(),
        photo.height(),
        from.x(),
        from.y(),
        from.width(),
        from.height(),
        to.x(),
        to.y(),
        to.width(),
        to.height(),
        side);
  }

  private static byte[] ellipse(int width, int height) {
    byte[] mask = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double across = (x - width / 2.0) / (0.35 * width);
        double down = (y - height / 2.0) / (0.35 * height);
        double outside = (Math.sqrt(across * across + down * down) - 1) * 0.35 * width / 6;
        mask[y * width + x] = (byte) Math.round(255 * Math.clamp(outside + 0.5, 0, 1));
      }
    }
    return mask;
  }

  private static byte[] gradient(int side) {
    byte[] pixels = new byte[4 * side * side];
    var random = new java.util.Random(7);
    for (int i = 0; i < side * side; i++) {
      int grain = random.nextInt(5);
      pixels[4 * i] = (byte) (150 + 60 * (i % side) / side + grain);
      pixels[4 * i + 1] = (byte) (140 + 60 * (i / side) / side + grain);
      pixels[4 * i + 2] = (byte) (120 + grain);
      pixels[4 * i + 3] = -1;
    }
    return pixels;
  }
}
