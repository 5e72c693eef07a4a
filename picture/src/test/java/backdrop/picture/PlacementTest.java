package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class PlacementTest {
  private static final Product SMALL = Scenes.standing(400, 300, new Box(100, 50, 80, 120));
  private static final Product LARGE = Scenes.standing(1000, 1000, new Box(100, 100, 400, 800));

  @Test
  void fitsTheProductIntoFourFifthsOfTheCanvas() {
    PlacedProduct placed = LARGE.place(new Canvas(500, 500), Placement.AUTOMATIC);
    assertEquals(new Box(150, 62, 200, 400), placed.frame());
    assertEquals(0.5, placed.scale());
  }

  @Test
  void standsALowProductInTheLowerMiddle() {
    Product low = Scenes.standing(1000, 400, new Box(0, 100, 1000, 200));
    Box frame = low.place(new Canvas(1000, 1000), Placement.AUTOMATIC).frame();
    assertEquals(100, frame.x());
    assertEquals(160, frame.height());
    assertTrue(frame.y() > 420 && frame.bottom() < 800);
  }

  @Test
  void neverEnlargesUnlessAllowed() {
    Canvas canvas = new Canvas(1000, 1000);
    assertEquals(1, SMALL.place(canvas, Placement.AUTOMATIC).scale());
    Placement free = new Placement.Automatic(0.8, Placement.Enlarging.ALLOWED);
    assertEquals(800, SMALL.place(canvas, free).frame().height());
  }

  @Test
  void coversTheCanvasAndCutsOffTheRest() {
    PlacedProduct placed =
        LARGE.place(new Canvas(300, 300), new Placement.Fill(Placement.Enlarging.NEVER));
    assertEquals(new Box(0, -150, 300, 600), placed.frame());
    assertTrue(placed.image().opaque());
  }

  @Test
  void keepsThePaddingFree() {
    Padding padding = new Padding(Padding.Unit.PIXELS, 10, 20, 30, 40);
    Placement fit = new Placement.Fit(padding, Placement.Enlarging.ALLOWED);
    assertEquals(new Box(20, 20, 340, 680), LARGE.place(new Canvas(400, 740), fit).frame());
    assertFalse(new Padding(Padding.Unit.PERCENT, 50, 0, 49, 0).leavesRoom(new Canvas(400, 400)));
    assertFalse(new Padding(Padding.Unit.PIXELS, 1e300, 0, 0, 0).leavesRoom(new Canvas(64, 64)));
  }

  @Test
  void leavesTheProductWhereThePhotoHadIt() {
    PlacedProduct same = SMALL.place(new Canvas(400, 300), new Placement.Original());
    assertEquals(SMALL.bounds(), same.frame());
    PlacedProduct larger = SMALL.place(new Canvas(600, 300), new Placement.Original());
    assertEquals(new Box(200, 50, 80, 120), larger.frame());
    PlacedProduct half = SMALL.place(new Canvas(200, 200), new Placement.Original());
    assertEquals(new Box(50, 50, 40, 60), half.frame());
  }

  @Test
  void standsWhereItWasDraggedOnEveryCanvas() {
    Placement dragged = new Placement.At(0.25, 0.5, 0.6);
    assertEquals(new Box(50, 80, 160, 240), frame(dragged, new Canvas(520, 400)));
    assertEquals(new Box(100, 160, 320, 480), frame(dragged, new Canvas(1040, 800)));
  }

  private static Box frame(Placement placement, Canvas canvas) {
    return SMALL.place(canvas, placement).frame();
  }

  @Test
  void cutsOffWhatReachesBeyondTheCanvasAndComputesTheRestAlike() {
    Canvas canvas = new Canvas(200, 200);
    PlacedProduct inside = SMALL.place(canvas, new Placement.At(0.5, 0.5, 0.9));
    PlacedProduct beyond = SMALL.place(canvas, new Placement.At(-0.05, 0.5, 0.9));
    int shift = inside.frame().x() - beyond.frame().x();
    assertEquals(inside.image().argb(shift + 3, 100), beyond.image().argb(3, 100));
    assertTrue(beyond.frame().x() < 0);
  }

  @Test
  void refusesAPlacementThatShowsNothing() {
    Refused.by(
        Refusal.PRODUCT_OFF_CANVAS,
        () -> SMALL.place(new Canvas(200, 200), new Placement.At(1.9, 0.5, 0.2)));
  }

  @Test
  void takesOnlySensibleNumbers() {
    assertThrows(IllegalArgumentException.class, () -> new Placement.At(0.5, 0.5, 0));
    assertThrows(IllegalArgumentException.class, () -> new Placement.At(Double.NaN, 0.5, 0.5));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Placement.Automatic(1.1, Placement.Enlarging.NEVER));
    assertThrows(IllegalArgumentException.class, () -> new Canvas(63, 100));
    assertThrows(IllegalArgumentException.class, () -> new Canvas(100, 4097));
  }
}
