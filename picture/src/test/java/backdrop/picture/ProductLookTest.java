package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductLookTest {
  @Test
  void seesOnlyWhatTheMaskKeeps() {
    ProductLook look = ProductLook.measure(twoColours(), maskOf(40, 40, 10, 0, 20, 40));

    assertEquals(
        List.of(new ProductLook.Colour(0xc8102e, 0.75), new ProductLook.Colour(0x1f4e9e, 0.25)),
        look.colours());
    assertEquals(0.5, look.aspect());
  }

  @Test
  void takesAMaskOfTheFullSizeForASmallPhoto() {
    ProductLook small = ProductLook.measure(twoColours(), maskOf(40, 40, 10, 0, 20, 40));
    ProductLook full = ProductLook.measure(twoColours(), maskOf(400, 400, 100, 0, 200, 400));

    assertEquals(small, full);
  }

  @Test
  void takesShadesOfAColourForOne() {
    byte[] pixels = new byte[4 * 32 * 32];
    for (int i = 0; i < 32 * 32; i++) {
      pixels[4 * i] = (byte) (190 + i % 12);
      pixels[4 * i + 1] = (byte) (20 + i % 9);
      pixels[4 * i + 2] = (byte) (40 + i % 7);
      pixels[4 * i + 3] = -1;
    }

    ProductLook look =
        ProductLook.measure(RgbaImage.of(32, 32, pixels), maskOf(32, 32, 0, 0, 32, 32));

    assertEquals(1, look.colours().size());
    assertEquals(1, look.colours().getFirst().share());
  }

  @Test
  void refusesAMaskThatKeepsNothing() {
    var refused =
        assertThrows(
            PictureException.class,
            () -> ProductLook.measure(twoColours(), maskOf(40, 40, 0, 0, 0, 0)));

    assertTrue(refused.getMessage().contains("keeps nothing"));
  }

  /** Three quarters red, one quarter blue below. */
  private static RgbaImage twoColours() {
    RgbaImage red = RgbaImage.plain(40, 40, 0xc8102e);
    RgbaImage blue = RgbaImage.plain(40, 10, 0x1f4e9e);
    byte[] pixels = Arrays.copyOf(red.pixels(), red.pixels().length);
    System.arraycopy(blue.pixels(), 0, pixels, 4 * 40 * 30, blue.pixels().length);
    return RgbaImage.of(40, 40, pixels);
  }

  private static Mask maskOf(int width, int height, int x, int y, int keptWidth, int keptHeight) {
    byte[] values = new byte[width * height];
    Arrays.fill(values, (byte) 255);
    for (int row = y; row < y + keptHeight; row++) {
      Arrays.fill(values, row * width + x, row * width + x + keptWidth, (byte) 0);
    }
    return Mask.of(width, height, values);
  }
}
