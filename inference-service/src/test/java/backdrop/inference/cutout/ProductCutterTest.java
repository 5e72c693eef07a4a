package backdrop.inference.cutout;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.inference.cutout.CutOut.Method;
import backdrop.inference.opencv.GrabCutSeparation;
import backdrop.picture.Mask;
import backdrop.picture.RgbaImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProductCutterTest {
  private static final int SIDE = 320;

  private final ProductCutter cutter = new ProductCutter(new GrabCutSeparation());

  /** Colour of a pixel as 0xAARRGGBB. */
  private interface Picture {
    int at(int x, int y);
  }

  @Test
  void findsAProductOnAGradientToThePixel() {
    RgbaImage photo = photo((x, y) -> disc(x, y) ? 0xFFB02040 : grey(210 + y / 10));

    CutOut cutOut = cutter.cut(photo);

    assertThat(cutOut.method()).isEqualTo(Method.AUTOMATIC);
    assertThat(cutOut.confidence()).isGreaterThan(0.8);
    assertThat(wrong(cutOut.mask(), ProductCutterTest::disc)).isLessThan(0.002);
  }

  @Test
  void keepsARealHoleOpen() {
    RgbaImage photo = photo((x, y) -> disc(x, y) && distance(x, y) > 35 ? 0xFF204080 : grey(230));

    Mask mask = cutter.cut(photo).mask();

    assertThat(mask.at(SIDE / 2, SIDE / 2)).isEqualTo(255);
    assertThat(mask.at(SIDE / 2, SIDE / 2 - 60)).isZero();
  }

  @Test
  void fillsALightSpotOnTheProduct() {
    RgbaImage photo =
        photo(
            (x, y) ->
                Math.abs(x - SIDE / 2) < 3 && Math.abs(y - SIDE / 2) < 3
                    ? grey(230)
                    : disc(x, y) ? 0xFF204080 : grey(230));

    assertThat(cutter.cut(photo).mask().at(SIDE / 2, SIDE / 2)).isZero();
  }

  @Test
  void leavesASoftShadowOnTheFloorOut() {
    RgbaImage photo =
        photo(
            (x, y) -> {
              if (disc(x, y)) {
                return 0xFFB02040;
              }
              double away = Math.hypot((x - SIDE / 2) / 110.0, (y - SIDE / 2 - 88) / 22.0);
              return grey((int) (228 - 80 * Math.exp(-away * away * 2)));
            });

    Mask mask = cutter.cut(photo).mask();

    assertThat(mask.at(SIDE / 2 + 70, SIDE / 2 + 90)).isGreaterThan(250);
    assertThat(wrong(mask, ProductCutterTest::disc)).isLessThan(0.02);
  }

  @Test
  void trustsThePhotosOwnTransparency() {
    RgbaImage photo = photo((x, y) -> disc(x, y) ? 0xFFB02040 : 0);

    CutOut cutOut = cutter.cut(photo);

    assertThat(cutOut.method()).isEqualTo(Method.ALPHA);
    assertThat(cutOut.confidence()).isEqualTo(1);
    assertThat(wrong(cutOut.mask(), ProductCutterTest::disc)).isZero();
  }

  @Test
  void trustsItselfLittleWhereTheBackgroundIsBusy() {
    Random random = new Random(1);
    RgbaImage photo =
        photo((x, y) -> disc(x, y) ? 0xFFB02040 : 0xFF000000 | random.nextInt(0x1000000));

    assertThat(cutter.cut(photo).confidence()).isLessThan(0.4);
  }

  @Test
  void saysThatItFoundNothingInAnEmptyPhoto() {
    assertThat(cutter.cut(photo((x, y) -> grey(230))).confidence()).isZero();
  }

  @Test
  void givesTheSameMaskForTheSamePhoto() {
    RgbaImage photo = photo((x, y) -> disc(x, y) ? 0xFFB02040 : grey(210 + y / 10));

    assertThat(cutter.cut(photo).mask()).isEqualTo(cutter.cut(photo).mask());
  }

  private static boolean disc(int x, int y) {
    return distance(x, y) < 80;
  }

  private static double distance(int x, int y) {
    return Math.hypot(x - SIDE / 2.0, y - SIDE / 2.0);
  }

  private static int grey(int value) {
    return 0xFF000000 | value << 16 | value << 8 | value;
  }

  /** The share of pixels on the wrong side. */
  private static double wrong(Mask mask, java.util.function.BiPredicate<Integer, Integer> product) {
    int wrong = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        wrong += mask.at(x, y) < 128 == product.test(x, y) ? 0 : 1;
      }
    }
    return (double) wrong / (SIDE * SIDE);
  }

  private static RgbaImage photo(Picture picture) {
    byte[] pixels = new byte[4 * SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int argb = picture.at(x, y);
        int i = 4 * (y * SIDE + x);
        pixels[i] = (byte) (argb >> 16);
        pixels[i + 1] = (byte) (argb >> 8);
        pixels[i + 2] = (byte) argb;
        pixels[i + 3] = (byte) (argb >> 24);
      }
    }
    return RgbaImage.of(SIDE, SIDE, pixels);
  }
}
