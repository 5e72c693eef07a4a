package backdrop.picture;

import backdrop.picture.shadow.ShadowSettings;
import java.util.Random;

/** Finished pictures for the tests of other packages; everything about them is known. */
public final class Staged {
  private Staged() {}

  /**
   * A disc at scale 1 on its own canvas, in front of a colourful background, with a soft shadow.
   */
  public static PlacedProduct disc(int width, int height) {
    Mask mask = Scenes.disc(width, height, Math.min(width, height) * 0.35, 3);
    return Product.cutOut(Scenes.photo(mask, 0xd0d4d8), mask)
        .place(new Canvas(width, height), new Placement.Original());
  }

  /** Every pixel another colour, gently changing. */
  public static RgbaImage background(int width, int height) {
    byte[] pixels = new byte[4 * width * height];
    for (int i = 0; i < width * height; i++) {
      pixels[4 * i] = (byte) (60 + 150 * (i % width) / width);
      pixels[4 * i + 1] = (byte) (200 - 120 * (i / width) / height);
      pixels[4 * i + 2] = (byte) (90 + i % 7);
      pixels[4 * i + 3] = -1;
    }
    return RgbaImage.of(width, height, pixels);
  }

  /** The disc composed, with its shadow. */
  public static Composition composed(PlacedProduct product, RgbaImage background) {
    return Compositor.compose(
        product, background, ShadowSettings.of(ShadowSettings.Mode.BOTH, 0.8));
  }

  /** The hardest picture to encode: every value drawn on its own. */
  public static RgbaImage noise(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    new Random(7).nextBytes(rgb);
    return RgbaImage.ofRgb(width, height, rgb);
  }

  /** Cells of 3 x 3 pixels in pure colours: what halved colour resolution cannot show. */
  public static RgbaImage cells(int width, int height) {
    int[] colours = {0xff0000, 0x0000ff, 0x00ff00, 0xffffff, 0};
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      int colour = colours[(i % width / 3 * 7 + i / width / 3 * 3) % 5];
      rgb[3 * i] = (byte) (colour >> 16);
      rgb[3 * i + 1] = (byte) (colour >> 8);
      rgb[3 * i + 2] = (byte) colour;
    }
    return RgbaImage.ofRgb(width, height, rgb);
  }
}
