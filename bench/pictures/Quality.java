import backdrop.picture.Canvas;
import backdrop.picture.Composition;
import backdrop.picture.Compositor;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Mask;
import backdrop.picture.Photos;
import backdrop.picture.Placement;
import backdrop.picture.Product;
import backdrop.picture.RgbaImage;
import backdrop.picture.output.EncodedFile;
import backdrop.picture.output.FileEncoder;
import backdrop.picture.output.FileRules;
import backdrop.picture.output.Layers;
import backdrop.picture.output.OutputFormat;
import backdrop.picture.output.Psnr;
import backdrop.picture.shadow.ShadowSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Prints how far the product of a finished lossy file is from the placed product, as PSNR over its
 * opaque pixels, one line a photo and quality. The product is the photo's middle, an ellipse; the
 * background is noise, which is what takes an encoder most bits.
 *
 * <p>Arguments: photos.
 */
final class Quality {
  private static final int SIDE = 1024;
  private static final int[] QUALITIES = {95, 90, 80};

  public static void main(String[] arguments) throws IOException {
    System.out.println("| photo | quality | JPEG, dB | JPEG, kB | WebP, dB | WebP, kB |");
    System.out.println("|---|---|---|---|---|---|");
    for (String photo : arguments) {
      Composition picture = picture(Path.of(photo));
      for (int quality : QUALITIES) {
        System.out.printf("| %s | %d |", Path.of(photo).getFileName(), quality);
        print(picture, OutputFormat.JPEG, quality);
        print(picture, OutputFormat.WEBP, quality);
        System.out.println();
      }
    }
  }

  private static void print(Composition picture, OutputFormat format, int quality) {
    Layers layers = Layers.of(picture);
    EncodedFile file = FileEncoder.encode(layers, FileRules.of(format, quality));
    RgbaImage seen = Photos.decode(file.bytes(), DecodeLimits.DEFAULTS).image();
    double psnr = Psnr.of(layers.picture(), seen, layers.product());
    System.out.printf(" %.1f | %d |", psnr, file.bytes().length / 1000);
  }

  private static Composition picture(Path file) throws IOException {
    RgbaImage photo =
        Photos.decode(Files.readAllBytes(file), DecodeLimits.DEFAULTS).image().over(0xffffff);
    Product product = Product.cutOut(photo, ellipse(photo.width(), photo.height()));
    return Compositor.compose(
        product.place(new Canvas(SIDE, SIDE), Placement.AUTOMATIC), noise(), ShadowSettings.NONE);
  }

  private static Mask ellipse(int width, int height) {
    byte[] mask = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double across = (x - width / 2.0) / (0.4 * width);
        double down = (y - height / 2.0) / (0.4 * height);
        mask[y * width + x] = across * across + down * down > 1 ? (byte) 255 : 0;
      }
    }
    return Mask.of(width, height, mask);
  }

  private static RgbaImage noise() {
    byte[] pixels = new byte[4 * SIDE * SIDE];
    new Random(1).nextBytes(pixels);
    for (int i = 3; i < pixels.length; i += 4) {
      pixels[i] = -1;
    }
    return RgbaImage.of(SIDE, SIDE, pixels);
  }
}
