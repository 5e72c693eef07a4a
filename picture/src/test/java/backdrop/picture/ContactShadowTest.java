package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ContactShadowTest {
  private static final Canvas CANVAS = new Canvas(300, 300);
  private static final PlacedProduct PLACED =
      Scenes.standing(300, 300, new Box(100, 60, 100, 180)).place(CANVAS, new Placement.Original());
  private static final RgbaImage BACKGROUND = CANVAS.plain(0xc8b090);

  private static RgbaImage cast(double strength) {
    return ContactShadow.cast(
        PLACED, BACKGROUND, new ShadowSettings(ShadowSettings.Mode.SOFT, strength));
  }

  @Test
  void neverBrightensAndGrowsWithItsStrength() {
    RgbaImage pale = cast(0.3);
    RgbaImage dark = cast(0.9);
    for (int i = 0; i < pale.pixels().length; i++) {
      assertTrue((pale.pixels()[i] & 255) <= (BACKGROUND.pixels()[i] & 255));
      assertTrue((dark.pixels()[i] & 255) <= (pale.pixels()[i] & 255));
    }
  }

  @Test
  void isDarkestWhereTheProductTouchesTheGround() {
    RgbaImage shadow = cast(1);
    int touching = shadow.argb(150, 241) & 255;
    assertTrue(touching < 100, () -> "blue " + touching);
    assertEquals(0x90, shadow.argb(150, 30) & 255);
    assertEquals(0x90, shadow.argb(10, 150) & 255);
    assertEquals(0x90, shadow.argb(150, 295) & 255);
  }

  @Test
  void leavesTheProductAlone() {
    RgbaImage with = Compositor.compose(PLACED, BACKGROUND, ShadowSettings.SOFT).image();
    RgbaImage without = Compositor.compose(PLACED, BACKGROUND, ShadowSettings.NONE).image();
    for (int y = 60; y < 240; y++) {
      for (int x = 100; x < 200; x++) {
        assertEquals(without.argb(x, y), with.argb(x, y));
      }
    }
  }

  @Test
  void isNotCastWhereNoneIsAskedFor() {
    assertSame(BACKGROUND, ContactShadow.cast(PLACED, BACKGROUND, ShadowSettings.NONE));
    assertSame(BACKGROUND, cast(0));
  }
}
