package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.picture.shadow.ShadowSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompositorTest {
  private static final int OLD = 0xf0f2f4;
  private static final int NEW = 0x102030;
  private static final Mask DISC = Scenes.disc(300, 300, 90, 6);
  private static final RgbaImage PHOTO = Scenes.photo(DISC, OLD);
  private static final Product PRODUCT = Product.cutOut(PHOTO, DISC);
  private static final Placement IN_PLACE = new Placement.Original();

  private static Composition compose(PlacedProduct placed, ShadowSettings shadow) {
    return Compositor.compose(placed, placed.canvas().plain(NEW), shadow);
  }

  @Test
  void keepsEveryOpaquePixelOfThePhotoAtScaleOne() {
    PlacedProduct placed = PRODUCT.place(new Canvas(300, 300), IN_PLACE);
    RgbaImage finished = compose(placed, ShadowSettings.SOFT).image();
    int compared = 0;
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 300; x++) {
        if (DISC.at(x, y) == 0) {
          assertEquals(PHOTO.argb(x, y), finished.argb(x, y));
          compared++;
        }
      }
    }
    assertTrue(compared > 20_000);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.62, 1.3})
  void isExactAtEveryScale(double height) {
    PlacedProduct placed =
        PRODUCT.place(new Canvas(320, 256), new Placement.At(0.45, 0.55, height));
    FidelityReport report = compose(placed, ShadowSettings.SOFT).fidelity();
    assertTrue(report.exact());
    assertTrue(report.pixelsCompared() > 500);
    assertTrue(report.maxEdgeDiff() <= 1);
    assertEquals(PlacedProduct.Resampling.LANCZOS3, report.resampling());
  }

  @Test
  void paintsTheBackgroundWhereNothingIsKept() {
    PlacedProduct placed = PRODUCT.place(new Canvas(300, 300), IN_PLACE);
    assertEquals(0xff000000 | NEW, compose(placed, ShadowSettings.NONE).image().argb(2, 2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.61, 0.35})
  void takesTheOldBackgroundOutOfTheSoftEdge(double height) {
    PlacedProduct placed = PRODUCT.place(new Canvas(300, 300), new Placement.At(0.5, 0.5, height));
    FidelityReport report = compose(placed, ShadowSettings.NONE).fidelity();
    assertTrue(report.edgePixels() > 300);
    assertTrue(report.haloLeak() <= 0.05, () -> "mean " + report.haloLeak());
    assertTrue(report.haloLeakP95() <= 0.15, () -> "p95 " + report.haloLeakP95());
  }

  @Test
  void recoversTheTrueColoursOfTheSoftEdge() {
    PlacedProduct placed = PRODUCT.place(new Canvas(300, 300), IN_PLACE);
    for (int x = 55; x < 80; x++) {
      int argb = placed.image().argb(x, 150);
      if (argb >>> 24 > 16) {
        assertEquals(155, argb >> 16 & 255, 14);
        assertEquals(60, argb & 255, 14);
      }
    }
  }

  @Test
  void keepsTheColoursOfAPhotoThatBringsItsOwnTransparency() {
    byte[] pixels = PHOTO.pixels().clone();
    for (int i = 0; i < pixels.length / 4; i++) {
      pixels[4 * i + 3] = (byte) (255 - (DISC.values()[i] & 255));
    }
    RgbaImage cutOut = RgbaImage.of(300, 300, pixels);
    PlacedProduct placed = Product.ofTransparent(cutOut).place(new Canvas(300, 300), IN_PLACE);
    for (int x = 0; x < 300; x++) {
      if (Product.visible(cutOut.argb(x, 150) >>> 24)) {
        assertEquals(cutOut.argb(x, 150), placed.image().argb(x, 150));
      }
    }
  }

  @Test
  void reportsAProductThatWasChanged() {
    PlacedProduct placed = PRODUCT.place(new Canvas(300, 300), IN_PLACE);
    RgbaImage layer = placed.canvas().plain(NEW);
    RgbaImage finished = Compositor.compose(placed, layer, ShadowSettings.NONE).image();
    finished.pixels()[finished.offset(150, 150) + 1] += 3;
    FidelityReport report = FidelityCheck.of(placed, placed, layer, finished);
    assertEquals(3, report.maxProductDiff());
    assertEquals(3, report.maxOpaqueDiff());
  }

  @Test
  void reportsAHaloThatWasLeftIn() {
    PlacedProduct placed = PRODUCT.place(new Canvas(300, 300), IN_PLACE);
    RgbaImage layer = placed.canvas().plain(NEW);
    RgbaImage finished = Compositor.compose(placed, layer, ShadowSettings.NONE).image();
    for (int i = 0; i < DISC.values().length; i++) {
      int alpha = 255 - (DISC.values()[i] & 255);
      if (alpha > 0 && alpha < 255) {
        for (int band = 0; band < 3; band++) {
          int seen = PHOTO.pixels()[4 * i + band] & 255;
          finished.pixels()[4 * i + band] =
              (byte) Blend.mix(seen, layer.pixels()[4 * i + band] & 255, alpha);
        }
      }
    }
    assertTrue(HaloLeak.measure(placed, layer, finished).mean() > 0.1);
  }

  @Test
  void measuresTheProductsShareOfTheCanvas() {
    PlacedProduct placed = PRODUCT.place(new Canvas(300, 300), IN_PLACE);
    double disc = Math.PI * 90 * 90 / (300 * 300);
    assertEquals(disc, compose(placed, ShadowSettings.NONE).fidelity().productShare(), 0.002);
  }

  @Test
  void givesTheSameBytesForTheSameSettings() {
    Placement placement = new Placement.At(0.4, 0.6, 0.5);
    byte[] first =
        Encoders.png(
            compose(PRODUCT.place(new Canvas(256, 256), placement), ShadowSettings.SOFT).image());
    byte[] second =
        Encoders.png(
            compose(
                    Product.cutOut(PHOTO, DISC).place(new Canvas(256, 256), placement),
                    ShadowSettings.SOFT)
                .image());
    assertArrayEquals(first, second);
  }

  @Test
  void refusesAMaskOfAnotherSizeAndAProductThatIsNotThere() {
    Refused.by(Refusal.MASK_SIZE_DIFFERS, () -> Product.cutOut(PHOTO, Scenes.disc(300, 299, 9, 1)));
    Refused.by(
        Refusal.MASK_EMPTY,
        () -> Product.ofTransparent(RgbaImage.of(64, 64, new byte[4 * 64 * 64])));
  }

  @Test
  void takesNoBackgroundOfAnotherSize() {
    PlacedProduct placed = PRODUCT.place(new Canvas(300, 300), IN_PLACE);
    RgbaImage small = RgbaImage.plain(299, 300, 0);
    assertThrows(
        IllegalArgumentException.class,
        () -> Compositor.compose(placed, small, ShadowSettings.NONE));
  }
}
