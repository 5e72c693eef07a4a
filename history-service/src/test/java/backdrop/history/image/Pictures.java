package backdrop.history.image;

import backdrop.picture.Encoders;
import backdrop.picture.Mask;
import backdrop.picture.RgbaImage;
import java.util.Random;

/** Small picture files for tests, made when they are needed. */
public final class Pictures {
  private Pictures() {}

  /** An opaque JPEG that differs for each seed. */
  public static byte[] jpeg(int width, int height, int seed) {
    return Encoders.jpeg(smooth(width, height, seed), 90);
  }

  /** A PNG with a transparent corner that differs for each seed. */
  public static byte[] transparentPng(int width, int height, int seed) {
    RgbaImage image = smooth(width, height, seed);
    image.pixels()[3] = 0;
    return Encoders.png(image);
  }

  /** A PNG of noise, which compresses to nothing less: about three bytes a pixel. */
  public static byte[] noisePng(int width, int height, int seed) {
    byte[] rgb = new byte[3 * width * height];
    new Random(seed).nextBytes(rgb);
    return Encoders.png(RgbaImage.ofRgb(width, height, rgb));
  }

  /** A mask that keeps the left half. */
  public static byte[] mask(int width, int height) {
    byte[] values = new byte[width * height];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i % width < width / 2 ? 0 : 255);
    }
    return Encoders.png(Mask.of(width, height, values));
  }

  /** A mask that keeps nothing. */
  public static byte[] whiteMask(int width, int height) {
    byte[] values = new byte[width * height];
    java.util.Arrays.fill(values, (byte) 255);
    return Encoders.png(Mask.of(width, height, values));
  }

  private static RgbaImage smooth(int width, int height, int seed) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      rgb[3 * i] = (byte) (i % width + seed);
      rgb[3 * i + 1] = (byte) (i / width + 31 * seed);
      rgb[3 * i + 2] = (byte) (seed >> 3);
    }
    return RgbaImage.ofRgb(width, height, rgb);
  }
}
