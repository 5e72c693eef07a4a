package backdrop.picture.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.picture.RgbaImage;
import backdrop.picture.shadow.ShadowSettings.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ShadowsTest {
  private static final int SIDE = 300;
  private static final int LEFT = 120;
  private static final int RIGHT = 180;
  private static final int TOP = 100;
  private static final int GROUND = 240;
  private static final int BLUE = 0x90;
  private static final RgbaImage BACKGROUND = RgbaImage.plain(SIDE, SIDE, 0xc8b090);
  private static final RgbaImage PRODUCT = box();

  /** An opaque box that stands on row 239. */
  private static RgbaImage box() {
    byte[] pixels = new byte[4 * SIDE * SIDE];
    for (int y = TOP; y < GROUND; y++) {
      for (int x = LEFT; x < RIGHT; x++) {
        pixels[4 * (y * SIDE + x) + 3] = -1;
      }
    }
    return RgbaImage.of(SIDE, SIDE, pixels);
  }

  private static RgbaImage cast(Mode mode, double strength, double direction) {
    return Shadows.cast(
        PRODUCT, BACKGROUND, new ShadowSettings(mode, strength, direction, 0.5, 0.6, 0.5));
  }

  private static int blue(RgbaImage image, int x, int y) {
    return image.argb(x, y) & 255;
  }

  /** Blue taken away over the part of the picture from (left, top) to (right, bottom). */
  private static long taken(RgbaImage shaded, int left, int top, int right, int bottom) {
    long sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += BLUE - blue(shaded, x, y);
      }
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({
    "CONTACT, 0",
    "CAST, 0",
    "CAST, 45",
    "CAST, 90",
    "CAST, 180",
    "CAST, 225",
    "CAST, 270",
    "BOTH, 315"
  })
  void neverBrightensAndGrowsWithItsStrength(Mode mode, double direction) {
    RgbaImage before = BACKGROUND;
    for (double strength : new double[] {0.2, 0.5, 0.8, 1}) {
      RgbaImage darker = cast(mode, strength, direction);
      for (int i = 0; i < darker.pixels().length; i++) {
        assertTrue((darker.pixels()[i] & 255) <= (before.pixels()[i] & 255));
      }
      assertTrue(taken(darker, 0, 0, SIDE, SIDE) > taken(before, 0, 0, SIDE, SIDE));
      before = darker;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CONTACT, 0",
    "CAST, 0",
    "CAST, 45",
    "CAST, 90",
    "CAST, 180",
    "CAST, 225",
    "CAST, 270",
    "BOTH, 315"
  })
  void touchesTheBase(Mode mode, double direction) {
    RgbaImage shaded = cast(mode, 1, direction);
    for (int x = LEFT + 10; x < RIGHT - 10; x++) {
      int seen = blue(shaded, x, GROUND);
      assertTrue(seen < 0.85 * BLUE, "blue " + seen);
    }
  }

  @Test
  void isDarkestWhereTheProductTouchesTheGround() {
    RgbaImage shadow = cast(Mode.CONTACT, 1, 0);
    assertTrue(blue(shadow, 150, GROUND) < 0.6 * BLUE);
    assertEquals(BLUE, blue(shadow, 150, 60));
    assertEquals(BLUE, blue(shadow, 10, 150));
    assertEquals(BLUE, blue(shadow, 150, 295));
  }

  @Test
  void fallsAwayFromTheLight() {
    RgbaImage fromTheLeft = cast(Mode.CAST, 1, 180);
    RgbaImage fromTheRight = cast(Mode.CAST, 1, 0);
    assertTrue(
        taken(fromTheLeft, RIGHT, 0, SIDE, SIDE) > 20 * taken(fromTheLeft, 0, 0, LEFT - 20, SIDE));
    assertTrue(
        taken(fromTheRight, 0, 0, LEFT, SIDE)
            > 20 * taken(fromTheRight, RIGHT + 20, 0, SIDE, SIDE));
    assertTrue(
        taken(cast(Mode.CAST, 1, 90), LEFT, GROUND + 10, RIGHT, SIDE)
            > 5 * taken(cast(Mode.CAST, 1, 225), LEFT, GROUND + 10, RIGHT, SIDE));
  }

  @Test
  void fallsFartherInLowerLight() {
    int[] ends = new int[3];
    for (int i = 0; i < ends.length; i++) {
      ShadowSettings settings = new ShadowSettings(Mode.CAST, 1, 180, 0, 0.25 * (i + 1), 0.5);
      RgbaImage shaded = Shadows.cast(PRODUCT, BACKGROUND, settings);
      for (int x = RIGHT; x < SIDE; x++) {
        ends[i] = blue(shaded, x, GROUND - 1) < BLUE - 10 ? x : ends[i];
      }
    }
    assertEquals(RIGHT + 0.25 * 140, ends[0], 6);
    assertEquals(RIGHT + 0.50 * 140, ends[1], 6);
    assertEquals(RIGHT + 0.75 * 140, ends[2], 6);
  }

  @Test
  void softensWithTheDistanceFromItsCause() {
    ShadowSettings settings = new ShadowSettings(Mode.CAST, 1, 225, 1, 1, 0.5);
    RgbaImage shaded = Shadows.cast(PRODUCT, BACKGROUND, settings);
    int nearBase = width(shaded, GROUND - 4);
    int farAway = width(shaded, GROUND - 30);
    assertTrue(farAway > 1.5 * nearBase, nearBase + " and " + farAway + " pixels");
  }

  /** Columns right of the product over which the shadow of one row fades out. */
  private static int width(RgbaImage shaded, int row) {
    int darkest = BLUE;
    for (int x = RIGHT; x < SIDE; x++) {
      darkest = Math.min(darkest, blue(shaded, x, row));
    }
    int fading = 0;
    for (int x = RIGHT; x < SIDE; x++) {
      double share = (BLUE - blue(shaded, x, row)) / (double) (BLUE - darkest);
      fading += share > 0.15 && share < 0.85 ? 1 : 0;
    }
    return fading;
  }

  @Test
  void isWiderForASofterLight() {
    RgbaImage sharp =
        Shadows.cast(PRODUCT, BACKGROUND, new ShadowSettings(Mode.CAST, 1, 225, 0, 1, 0.5));
    RgbaImage soft =
        Shadows.cast(PRODUCT, BACKGROUND, new ShadowSettings(Mode.CAST, 1, 225, 1, 1, 0.5));
    assertTrue(width(soft, GROUND - 25) > 2 * width(sharp, GROUND - 25));
  }

  @Test
  void reachesOutFartherWithMoreSpread() {
    RgbaImage narrow =
        Shadows.cast(PRODUCT, BACKGROUND, new ShadowSettings(Mode.CONTACT, 1, 0, 0.5, 0, 0));
    RgbaImage wide =
        Shadows.cast(PRODUCT, BACKGROUND, new ShadowSettings(Mode.CONTACT, 1, 0, 0.5, 0, 1));
    assertTrue(
        taken(wide, 0, GROUND + 5, SIDE, SIDE) > 2 * taken(narrow, 0, GROUND + 5, SIDE, SIDE));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void isNotCastWhereNoneIsAskedFor(Mode mode) {
    assertSame(BACKGROUND, cast(mode, 0, 0));
    assertSame(BACKGROUND, Shadows.cast(PRODUCT, BACKGROUND, ShadowSettings.NONE));
  }

  @Test
  void takesOnlySensibleNumbers() {
    assertThrows(
        IllegalArgumentException.class, () -> new ShadowSettings(Mode.CAST, 1.1, 0, 0, 0, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new ShadowSettings(Mode.CAST, 1, -1, 0, 0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ShadowSettings(Mode.CAST, 1, Double.NaN, 0, 0, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new ShadowSettings(Mode.CAST, 1, 0, 0, 3.1, 0));
  }
}
