package backdrop.inference.generation;

import backdrop.picture.DecodeLimits;
import backdrop.picture.Encoders;
import backdrop.picture.Mask;
import backdrop.picture.Photos;
import backdrop.picture.Product;
import backdrop.picture.RgbaImage;

/** Small photos for tests: a red square on light grey. */
public final class TestPhotos {
  public static final int SIDE = 96;

  private TestPhotos() {}

  public static byte[] photo() {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int i = 3 * (y * SIDE + x);
        rgb[i] = (byte) (product(x, y) ? 200 : 230);
        rgb[i + 1] = (byte) (product(x, y) ? 20 : 230);
        rgb[i + 2] = (byte) (product(x, y) ? 30 : 230);
      }
    }
    return Encoders.png(RgbaImage.ofRgb(SIDE, SIDE, rgb));
  }

  /** Light grey and nothing else. */
  public static byte[] empty() {
    return Encoders.png(RgbaImage.plain(SIDE, SIDE, 0xe6e6e6));
  }

  public static byte[] mask() {
    return mask(SIDE);
  }

  public static byte[] mask(int side) {
    byte[] values = new byte[side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = product(i % side, i / side) ? 0 : (byte) 255;
    }
    return Encoders.png(Mask.of(side, side, values));
  }

  /** The red square, lifted off the photo. */
  public static Product product() {
    return Product.cutOut(
        Photos.decode(photo(), DecodeLimits.DEFAULTS).image(),
        Mask.decode(mask(), SIDE, SIDE, DecodeLimits.DEFAULTS));
  }

  /** White everywhere: keeps nothing. */
  public static byte[] emptyMask() {
    byte[] values = new byte[SIDE * SIDE];
    java.util.Arrays.fill(values, (byte) 255);
    return Encoders.png(Mask.of(SIDE, SIDE, values));
  }

  private static boolean product(int x, int y) {
    return x >= 30 && x < 66 && y >= 24 && y < 72;
  }
}
