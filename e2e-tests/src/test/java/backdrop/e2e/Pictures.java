package backdrop.e2e;

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
    int left = (result.getWidth() - PRODUCT_WIDTH) / 2;
    int top = (result.getHeight() - PRODUCT_HEIGHT) / 2;
    int worst = 0;
    for (int y = 2; y < PRODUCT_HEIGHT - 2; y++) {
      for (int x = 2; x < PRODUCT_WIDTH - 2; x++) {
        int before = photo.getRGB(40 + x, 40 + y);
        int after = result.getRGB(left + x, top + y);
        for (int shift = 0; shift < 24; shift += 8) {
          worst = Math.max(worst, Math.abs((before >> shift & 255) - (after >> shift & 255)));
        }
      }
    }
    return worst;
  }
}
