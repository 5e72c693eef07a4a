package backdrop.command.diffuse;

import backdrop.command.Refusal;
import backdrop.diffusion.RgbImage;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Photos;
import backdrop.picture.PictureException;
import backdrop.picture.RgbaImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A picture from a file as diffusers' {@code load_image} gives it: upright, sRGB, and without
 * regard to transparency.
 */
record PictureFile(Path path, Size size, byte[] rgb) {

  private static final DecodeLimits LIMITS =
      new DecodeLimits(
          256L << 20,
          100_000_000,
          1,
          16_384,
          512L << 20,
          64,
          16 << 20,
          4 << 20,
          Duration.ofSeconds(30));

  /** Reads a PNG, JPEG or WebP file, or says why not. */
  static PictureFile read(Path path) {
    try {
      RgbaImage image = Photos.decode(Files.readAllBytes(path), LIMITS).image();
      return new PictureFile(path, new Size(image.width(), image.height()), image.rgb());
    } catch (NoSuchFileException e) {
      throw new Refusal("there is no file " + path, e);
    } catch (IOException e) {
      throw new Refusal("cannot read " + path + ": " + e.getMessage(), e);
    } catch (PictureException e) {
      throw new Refusal("cannot use " + path + ": " + e.getMessage(), e);
    }
  }

  /** The picture at another size, as diffusers' VaeImageProcessor resizes it. */
  RgbImage picture(Size wanted) {
    return new RgbImage(wanted.width(), wanted.height(), Lanczos.resize(rgb, size, wanted, 3));
  }

  /**
   * The mask that the picture is, at another size: one byte a pixel, 255 where it is white. Resized
   * first, then turned to grey and cut at the middle, as diffusers' VaeImageProcessor does.
   */
  byte[] mask(Size wanted) {
    byte[] pixels = Lanczos.resize(rgb, size, wanted, 3);
    byte[] mask = new byte[pixels.length / 3];
    for (int i = 0; i < mask.length; i++) {
      int red = pixels[3 * i] & 255;
      int green = pixels[3 * i + 1] & 255;
      int blue = pixels[3 * i + 2] & 255;
      // Rec. 601 luma in Pillow's fixed point.
      int grey = (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
      mask[i] = (byte) (grey >= 128 ? 255 : 0);
    }
    return mask;
  }
}
