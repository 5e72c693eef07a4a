package backdrop.picture.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.picture.Box;
import backdrop.picture.Canvas;
import backdrop.picture.Mask;
import backdrop.picture.ModelSize;
import backdrop.picture.ModelView;
import backdrop.picture.Placement;
import backdrop.picture.Product;
import backdrop.picture.RgbaImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class TileSheetTest {
  private static final Box FIRST = new Box(64, 0, 64, 64);
  private static final Box RIGHT = new Box(96, 0, 64, 64);
  private static final Box LEFT = new Box(0, 0, 96, 64);

  /** A small product at column 90 of a view of 192 x 64. */
  private static ModelView view() {
    byte[] keep = new byte[192 * 64];
    Arrays.fill(keep, (byte) 255);
    for (int y = 20; y < 50; y++) {
      Arrays.fill(keep, y * 192 + 85, y * 192 + 95, (byte) 0);
    }
    Product product = Product.cutOut(RgbaImage.plain(192, 64, 0x336699), Mask.of(192, 64, keep));
    return ModelView.of(
        product.place(new Canvas(192, 64), new Placement.Original()), new ModelSize(192, 64));
  }

  @Test
  void showsTheModelWhatItsNeighbourPaintedAndAsksItToKeepThat() {
    TileSheet sheet = new TileSheet(view());
    sheet.lay(FIRST, RgbaImage.plain(64, 64, 0xff0000));

    assertEquals(0xffff0000, sheet.picture(RIGHT).argb(3, 5));
    assertEquals(0xff808080, sheet.picture(RIGHT).argb(40, 5));
    assertEquals(0, sheet.mask(RIGHT).at(3, 5));
    assertEquals(255, sheet.mask(RIGHT).at(20, 5));
    assertEquals(255, sheet.mask(RIGHT).at(40, 5));
  }

  @Test
  void passesFromOneTileIntoTheNextWithoutASeam() {
    TileSheet sheet = new TileSheet(view());
    sheet.lay(FIRST, RgbaImage.plain(64, 64, 0x000000));
    sheet.lay(RIGHT, RgbaImage.plain(64, 64, 0xf0f0f0));
    sheet.lay(LEFT, RgbaImage.plain(96, 64, 0xf0f0f0));
    RgbaImage image = sheet.image();

    for (int x = 1; x < 160; x++) {
      int step = Math.abs((image.argb(x, 5) & 255) - (image.argb(x - 1, 5) & 255));
      assertTrue(step <= 16, "a step of " + step + " at " + x);
    }
    assertEquals(0xf0, image.argb(0, 5) & 255);
    assertEquals(0, image.argb(100, 5) & 255);
    assertEquals(0xf0, image.argb(150, 5) & 255);
  }

  @Test
  void showsATileThatFormsWithoutTakingItIn() {
    TileSheet sheet = new TileSheet(view());
    RgbaImage before = sheet.image();

    RgbaImage forming = sheet.with(FIRST, RgbaImage.plain(64, 64, 0x00ff00));

    assertEquals(0xff00ff00, forming.argb(70, 5));
    assertEquals(before, sheet.image());
  }
}
