package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backdrop.picture.Gradient.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GradientTest {
  private static final Canvas CANVAS = new Canvas(200, 100);

  private static int gray(double angle, int x, int y) {
    return new Gradient(Shape.LINEAR, 0, 0xffffff, angle).on(CANVAS).argb(x, y) & 255;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 100, 99, 100, 0",
    "90, 0, 50, 199, 50",
    "180, 100, 0, 100, 99",
    "270, 199, 50, 0, 50"
  })
  void runsInTheDirectionOfItsAngle(double angle, int fromX, int fromY, int toX, int toY) {
    assertEquals(0, gray(angle, fromX, fromY), 2);
    assertEquals(255, gray(angle, toX, toY), 2);
  }

  @Test
  void meetsBothColoursInTheCorners() {
    assertEquals(0, gray(135, 0, 0), 2);
    assertEquals(255, gray(135, 199, 99), 2);
    assertEquals(128, gray(135, 100, 50), 2);
  }

  @Test
  void spreadsInCirclesFromTheMiddleToTheCorners() {
    RgbaImage image = new Gradient(Shape.RADIAL, 0xffffff, 0, 0).on(CANVAS);
    assertEquals(255, image.argb(100, 50) & 255, 2);
    assertEquals(0, image.argb(0, 0) & 255, 2);
    assertEquals(image.argb(150, 50), image.argb(49, 50));
    assertEquals(image.argb(100, 99), image.argb(149, 50));
  }

  @Test
  void ofOneColourIsThatColour() {
    for (Shape shape : Shape.values()) {
      assertEquals(CANVAS.plain(0xffffff), new Gradient(shape, 0xffffff, 0xffffff, 33).on(CANVAS));
    }
  }

  @Test
  void takesOnlySensibleAngles() {
    assertThrows(IllegalArgumentException.class, () -> new Gradient(Shape.LINEAR, 0, 0, 361));
    assertThrows(
        IllegalArgumentException.class, () -> new Gradient(Shape.LINEAR, 0, 0, Double.NaN));
  }
}
