package backdrop.e2e;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures to upload, and a look at pictures that came back. */
final class Pictures {
  /** Width and height of the product in {@link #product}. */
  static final int PRODUCT_WIDTH = 120;

  static final int PRODUCT_HEIGHT = 140;

  private Pictures() {}

  /** A photo of 200 x 220 whose own alpha cuts out a colourful block, so that its mask is exact. */
  static BufferedImage product(long seed) {
    var image = new BufferedImage(200, 220, BufferedImage.TYPE_INT_ARGB);
    var random = new Random(seed);
    for (int y = 0; y < PRODUCT_HEIGHT; y++) {
      for (int x = 0; x < PRODUCT_WIDTH; x++) {
        image.setRGB(40 + x, 40 + y, 0xFF000000 | random.nextInt(1 << 24));
      }
    }
    return image;
  }

  /**
   * A photo whose own alpha cuts out a block of tiles in any colours but white, {@code margin}
   * pixels inside its border.
   */
  static BufferedImage tiles(long seed, int width, int height, int margin, int tile) {
    var image =
        new BufferedImage(width + 2 * margin, height + 2 * margin, BufferedImage.TYPE_INT_ARGB);
    var random = new Random(seed);
    var across = Math.ceilDiv(width, tile);
    var colours = random.ints((long) across * Math.ceilDiv(height, tile), 0, 0xF0F0F0).toArray();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int colour = colours[y / tile * across + x / tile];
        image.setRGB(margin + x, margin + y, 0xFF000000 | colour);
      }
    }
    return image;
  }

  static byte[] png(BufferedImage image) {
    try {
      var bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static BufferedImage decode(byte[] bytes) {
    try {
      return ImageIO.read(new ByteArrayInputStream(bytes));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A photo that ships with the project. */
  static byte[] sample(String name) {
    try {
      return Files.readAllBytes(Path.of("..", "samples", name));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * The largest difference of any channel between the product as uploaded and as it stands in the
   * middle of the result at its own size, two pixels inside its edge.
   */
  static int differenceOfCentredProduct(BufferedImage photo, BufferedImage result) {
    var inside = new Rectangle(42, 42, PRODUCT_WIDTH - 4, PRODUCT_HEIGHT - 4);
    int left = (result.getWidth() - PRODUCT_WIDTH) / 2;
    int top = (result.getHeight() - PRODUCT_HEIGHT) / 2;
    return difference(photo, inside, result, left + 2, top + 2);
  }

  /**
   * The largest difference of any channel, alpha too, between a part of a photo and where it lies
   * in a result, as far as it lies within.
   */
  static int difference(
      BufferedImage photo, Rectangle part, BufferedImage result, int left, int top) {
    int worst = 0;
    var seen = new Rectangle(left, top, part.width, part.height).intersection(all(result));
    for (int y = seen.y; y < seen.y + seen.height; y++) {
      for (int x = seen.x; x < seen.x + seen.width; x++) {
        int before = photo.getRGB(part.x + x - left, part.y + y - top);
        worst = Math.max(worst, difference(before, result.getRGB(x, y)));
      }
    }
    return worst;
  }

  /** The largest difference of any channel between one colour and a result outside of a part. */
  static int differenceAround(Rectangle part, BufferedImage result, int argb) {
    int worst = 0;
    for (int y = 0; y < result.getHeight(); y++) {
      for (int x = 0; x < result.getWidth(); x++) {
        if (!part.contains(x, y)) {
          worst = Math.max(worst, difference(argb, result.getRGB(x, y)));
        }
      }
    }
    return worst;
  }

  private static Rectangle all(BufferedImage image) {
    return new Rectangle(image.getWidth(), image.getHeight());
  }

  private static int difference(int one, int other) {
    int worst = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      worst = Math.max(worst, Math.abs((one >> shift & 255) - (other >> shift & 255)));
    }
    return worst;
  }
}
