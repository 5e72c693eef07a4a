package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelViewTest {
  private static final Canvas CANVAS = new Canvas(1024, 1024);
  private static final PlacedProduct PLACED =
      Scenes.standing(600, 600, new Box(100, 100, 333, 401)).place(CANVAS, Placement.AUTOMATIC);
  private static final ModelSize SIZE = new ModelSize(256, 256);

  @ParameterizedTest
  @CsvSource({
    "1024, 1024, 256, 8, 256, 256",
    "1024, 1024, 512, 64, 512, 512",
    "900, 1200, 256, 8, 216, 288",
    "768, 1024, 512, 64, 448, 576",
    "1920, 1080, 256, 8, 344, 192",
    "4096, 64, 256, 8, 1024, 16"
  })
  void keepsTheCanvasShapeAndTheModelsArea(
      int width, int height, int side, int multiple, int modelWidth, int modelHeight) {
    assertEquals(
        new ModelSize(modelWidth, modelHeight),
        ModelSize.near(new Canvas(width, height), side, multiple));
  }

  @Test
  void showsTheProductOverMidGrey() {
    RgbaImage image = ModelView.of(PLACED, SIZE).image();
    assertTrue(image.opaque());
    assertEquals(0xff808080, image.argb(3, 3));
    assertEquals(PLACED.image().argb(512, 512) >> 16 & 255, image.argb(128, 128) >> 16 & 255, 6);
  }

  @Test
  void keepsOnlyCellsThatAreSolidProduct() {
    Mask mask = ModelView.of(PLACED, SIZE).mask();
    for (int y = 0; y < 256; y++) {
      for (int x = 0; x < 256; x++) {
        boolean solid = true;
        for (int i = 0; i < 16; i++) {
          solid &= PLACED.image().argb(4 * x + i % 4, 4 * y + i / 4) >>> 24 >= 250;
        }
        assertEquals(solid ? 0 : 255, mask.at(x, y));
      }
    }
  }

  @Test
  void bringsThePaintedPictureBackToTheCanvasInPlace() {
    RgbaImage background = ModelView.of(PLACED, SIZE).background(Jpegs.quarters(256, 256));
    assertEquals("RgbaImage[1024 x 1024]", background.toString());
    assertEquals(0xfff01010, background.argb(40, 40));
    assertEquals(0xfff0f0f0, background.argb(1000, 1000));
  }

  @Test
  void hidesTheModelsOwnIdeaOfTheProduct() {
    ModelView view = ModelView.of(PLACED, SIZE);
    byte[] pixels = RgbaImage.plain(256, 256, 0x2050a0).pixels();
    Mask around = view.mask().shrunk(2);
    for (int i = 0; i < around.values().length; i++) {
      if (around.values()[i] == 0) {
        pixels[4 * i] = -1;
      }
    }
    assertEquals(CANVAS.plain(0x2050a0), view.background(RgbaImage.of(256, 256, pixels)));
  }

  @Test
  void carriesALineThatRunsUpToTheProductOnBehindIt() {
    byte[] pixels = RgbaImage.plain(256, 256, 0xffffff).pixels();
    Arrays.fill(pixels, 4 * 256 * 150, pixels.length, (byte) 0);
    for (int i = 3; i < pixels.length; i += 4) {
      pixels[i] = -1;
    }
    RgbaImage background = ModelView.of(PLACED, SIZE).background(RgbaImage.of(256, 256, pixels));
    int beside = PLACED.frame().x() - 4;
    assertTrue((background.argb(beside, 580) & 255) > 230);
    assertTrue((background.argb(beside, 620) & 255) < 25);
  }

  @Test
  void usesThePictureAsItIsWhereTheProductCoversEverything() {
    Product all = Scenes.standing(128, 128, new Box(0, 0, 128, 128));
    ModelView view =
        ModelView.of(
            all.place(new Canvas(128, 128), new Placement.Original()), new ModelSize(64, 64));
    assertEquals(0, view.mask().paintedShare());
    assertEquals(
        RgbaImage.plain(128, 128, 0x336699), view.background(RgbaImage.plain(64, 64, 0x336699)));
  }

  @Test
  void letterboxesACanvasOfAnotherShape() {
    PlacedProduct placed =
        Scenes.standing(600, 600, new Box(100, 100, 300, 300))
            .place(new Canvas(800, 400), Placement.AUTOMATIC);
    ModelView view = ModelView.of(placed, new ModelSize(256, 256));
    assertEquals(new Box(0, 64, 256, 128), view.content());
    assertEquals(255, view.mask().at(128, 10));
    assertEquals(0, view.mask().at(128, 140));

    byte[] pixels = RgbaImage.plain(256, 256, 0xff0000).pixels();
    for (int i = 4 * 256 * 64; i < 4 * 256 * 192; i += 4) {
      pixels[i] = 0;
      pixels[i + 2] = -1;
    }
    RgbaImage background = view.background(RgbaImage.of(256, 256, pixels));
    assertEquals(new Canvas(800, 400).plain(0x0000ff), background);
  }

  @Test
  void letsANetworkEnlargeBeforeTheResamplerDoes() {
    ModelView view = ModelView.of(PLACED, SIZE);
    RgbaImage painted = RgbaImage.plain(256, 256, 0x224466);

    RgbaImage background =
        view.background(painted, small -> RgbaImage.plain(2 * small.width(), 512, 0xaabbcc));

    assertEquals(CANVAS.plain(0xaabbcc), background);
  }

  @ParameterizedTest
  @CsvSource({"4096, 64, 256, 512, 128", "64, 4096, 256, 128, 512", "900, 1200, 256, 224, 288"})
  void staysWithinWhatTheModelTakes(int width, int height, int side, int wide, int high) {
    assertEquals(
        new ModelSize(wide, high), ModelSize.near(new Canvas(width, height), side, 32, 128, 512));
  }

  @Test
  void takesNoPictureOfAnotherSize() {
    ModelView view = ModelView.of(PLACED, SIZE);
    assertThrows(
        IllegalArgumentException.class, () -> view.background(RgbaImage.plain(255, 256, 0)));
  }
}
