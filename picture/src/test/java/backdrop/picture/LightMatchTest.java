package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.picture.FidelityReport.Adjustment;
import backdrop.picture.light.LightMatching;
import backdrop.picture.shadow.ShadowSettings;
import org.junit.jupiter.api.Test;

final class LightMatchTest {
  private static final Canvas CANVAS = new Canvas(300, 300);
  private static final int NEUTRAL = 0xc0c0c0;
  private static final int WARM = 0xe0b880;
  private static final Mask DISC = Scenes.disc(300, 300, 90, 6);

  /** A product photographed in front of a neutral wall. */
  private static final PlacedProduct PLACED =
      Product.cutOut(Scenes.photo(DISC, NEUTRAL), DISC).place(CANVAS, new Placement.Original());

  private static Composition compose(int background, LightMatching light) {
    return Compositor.compose(PLACED, CANVAS.plain(background), ShadowSettings.NONE, light);
  }

  private static double redOverBlue(int argb) {
    return (argb >> 16 & 255) / (double) (argb & 255);
  }

  @Test
  void takesAColourCastOutOfTheBackgroundAndLeavesTheProductAlone() {
    Composition matched = compose(WARM, LightMatching.BACKGROUND);
    assertTrue(redOverBlue(matched.image().argb(5, 5)) < 0.9 * redOverBlue(WARM));
    assertTrue(redOverBlue(matched.image().argb(5, 5)) >= 1);
    assertTrue(matched.fidelity().exact());
    assertEquals(Adjustment.NONE, matched.fidelity().adjustment());
  }

  @Test
  void bringsTheSceneIntoTheProductOnlyWhenAskedAndSaysSo() {
    Composition matched = compose(WARM, LightMatching.PRODUCT);
    Composition plain = compose(WARM, LightMatching.NONE);
    assertTrue(
        redOverBlue(matched.image().argb(150, 150))
            > 1.1 * redOverBlue(plain.image().argb(150, 150)));
    assertEquals(plain.image().argb(5, 5), matched.image().argb(5, 5));
    assertFalse(matched.fidelity().exact());
    assertEquals(Adjustment.LIGHT, matched.fidelity().adjustment());
    assertTrue(matched.fidelity().maxProductDiff() > 3);
    assertEquals(0, matched.fidelity().maxShownDiff());
    assertTrue(matched.fidelity().maxEdgeDiff() <= 1);
  }

  @Test
  void changesNoColourOfABackgroundInTheSameLight() {
    int argb = compose(NEUTRAL, LightMatching.BACKGROUND).image().argb(5, 5);
    assertEquals(1, redOverBlue(argb), 0.02);
  }

  @Test
  void neverStraysFar() {
    int argb = compose(0xff2000, LightMatching.BACKGROUND).image().argb(5, 5);
    assertTrue((argb >> 16 & 255) > 150);
  }

  @Test
  void leavesABackgroundAloneThatIsTooDarkToTell() {
    RgbaImage night = CANVAS.plain(0x050505);
    Composition matched =
        Compositor.compose(PLACED, night, ShadowSettings.NONE, LightMatching.BACKGROUND);
    assertSame(night, matched.layers().background());
  }
}
