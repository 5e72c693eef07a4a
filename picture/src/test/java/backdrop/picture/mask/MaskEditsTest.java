package backdrop.picture.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backdrop.picture.Mask;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks are written as rows: "." is painted, "#" is kept, a digit is so many tenths of paint. */
final class MaskEditsTest {

  @Test
  void growsWhatIsPaintedOverTheProduct() {
    assertMask(
        edited(
            new MaskEdit.Grow(1),
            ".......", //
            ".#####.",
            ".#####.",
            ".#####.",
            "......."),
        ".......",
        ".......",
        "..###..",
        ".......",
        ".......");
  }

  @Test
  void shrinksWhatIsPaintedUpToTheBorder() {
    assertMask(
        edited(
            new MaskEdit.Shrink(1),
            ".......", //
            ".......",
            "...#...",
            ".......",
            "......."),
        ".......",
        "..###..",
        "..###..",
        "..###..",
        ".......");
  }

  @Test
  void featheredEdgesFallEvenly() {
    Mask mask = edited(new MaskEdit.Feather(2), "####....", "####....", "####....");

    assertEquals(0, mask.at(1, 1));
    assertEquals(255, mask.at(6, 1));
    for (int x = 2; x < 6; x++) {
      assertEquals(255, mask.at(x, 1) + mask.at(7 - x, 1), 1);
    }
  }

  @Test
  void invertsSoftValuesToo() {
    assertMask(edited(new MaskEdit.Invert(), "#.3"), ".#7");
  }

  @Test
  void fillsWhatIsPaintedInsideTheProductOnly() {
    assertMask(
        edited(
            new MaskEdit.FillHoles(),
            ".........",
            ".#####.#.",
            ".#...#.#.",
            ".#.#.#...",
            ".#...#...",
            ".#####..."),
        ".........",
        ".#####.#.",
        ".#####.#.",
        ".#####...",
        ".#####...",
        ".#####...");
  }

  @Test
  void closesAHoleThatIsReachedDiagonallyOnly() {
    assertMask(
        edited(new MaskEdit.FillHoles(), ".....", "..##.", ".#.#.", ".##..", "....."),
        ".....",
        "..##.",
        ".###.",
        ".##..",
        ".....");
  }

  @Test
  void letsThroughAsMuchAsTheClearestPixelOfASoftRing() {
    assertMask(
        edited(new MaskEdit.FillHoles(), ".....", ".222.", ".2.3.", ".222.", "....."),
        ".....",
        ".222.",
        ".233.",
        ".222.",
        ".....");
  }

  @Test
  void keepsTheLargestProductWithItsSoftEdge() {
    assertMask(
        edited(
            new MaskEdit.KeepLargest(),
            "..........",
            ".###...##.",
            ".###3..##.",
            ".###......",
            "........9."),
        "..........",
        ".###......",
        ".###3.....",
        ".###......",
        "..........");
  }

  @Test
  void takesDiagonalNeighboursForOneProduct() {
    assertMask(
        edited(new MaskEdit.KeepLargest(), "#...##", ".#..##", "..#...", "...#.."),
        "#.....",
        ".#....",
        "..#...",
        "...#..");
  }

  @Test
  void leavesAMaskThatKeepsNothingAsItIs() {
    assertMask(edited(new MaskEdit.KeepLargest(), "..8.", "...."), "..8.", "....");
  }

  @Test
  void paintsTheStrokesAndTakesThemBack() {
    Mask mask = mask("#####", ".....");
    Optional<Mask> strokes = Optional.of(mask("#..4#", "#..4#"));

    assertMask(MaskEdits.apply(mask, List.of(new MaskEdit.Add()), strokes), "#..4#", ".....");
    assertMask(MaskEdits.apply(mask, List.of(new MaskEdit.Subtract()), strokes), "#####", ".##6.");
  }

  @Test
  void editsInTheirOrder() {
    List<MaskEdit> closing = List.of(new MaskEdit.Grow(1), new MaskEdit.Shrink(1));
    List<MaskEdit> opening = List.of(new MaskEdit.Shrink(1), new MaskEdit.Grow(1));
    Mask thin = mask(".......", ".......", "..###..", ".......", ".......");

    assertMask(
        MaskEdits.apply(thin, closing, Optional.empty()),
        ".......",
        ".......",
        ".......",
        ".......",
        ".......");
    assertEquals(thin, MaskEdits.apply(thin, opening, Optional.empty()));
  }

  static Stream<MaskEdit> all() {
    return Stream.of(
        new MaskEdit.Grow(3),
        new MaskEdit.Shrink(3),
        new MaskEdit.Feather(5),
        new MaskEdit.Invert(),
        new MaskEdit.FillHoles(),
        new MaskEdit.KeepLargest(),
        new MaskEdit.Add(),
        new MaskEdit.Subtract());
  }

  @ParameterizedTest
  @MethodSource("all")
  void leavesTheGivenMaskAlone(MaskEdit edit) {
    Mask mask = random(7);
    byte[] before = mask.values().clone();

    Mask edited = MaskEdits.apply(mask, List.of(edit), Optional.of(random(8)));

    assertArrayEquals(before, mask.values());
    assertEquals(List.of(40, 30), List.of(edited.width(), edited.height()));
  }

  /** By its definition, pixel by pixel, until nothing changes. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void fillsHolesAsTheDefinitionSays(int seed) {
    Mask mask = random(seed);
    int[] reached = new int[40 * 30];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < reached.length; i++) {
        int x = i % 40;
        int y = i / 40;
        int best = x == 0 || y == 0 || x == 39 || y == 29 ? 255 : 0;
        best = Math.max(best, x > 0 ? reached[i - 1] : 0);
        best = Math.max(best, x < 39 ? reached[i + 1] : 0);
        best = Math.max(best, y > 0 ? reached[i - 40] : 0);
        best = Math.max(best, y < 29 ? reached[i + 40] : 0);
        int value = Math.min(best, mask.at(x, y));
        changed |= value != reached[i];
        reached[i] = value;
      }
    }

    Mask filled = MaskEdits.apply(mask, List.of(new MaskEdit.FillHoles()), Optional.empty());

    for (int i = 0; i < reached.length; i++) {
      assertEquals(reached[i], filled.at(i % 40, i / 40));
    }
  }

  @Test
  void refusesStrokesThatAreAbsentOrOfAnotherSize() {
    Mask mask = mask("#.");
    assertThrows(
        IllegalArgumentException.class,
        () -> MaskEdits.apply(mask, List.of(new MaskEdit.Add()), Optional.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () -> MaskEdits.apply(mask, List.of(new MaskEdit.Add()), Optional.of(mask("#"))));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 201})
  void refusesToMoveAnEdgeByNothingOrTooFar(int pixels) {
    assertThrows(IllegalArgumentException.class, () -> new MaskEdit.Grow(pixels));
    assertThrows(IllegalArgumentException.class, () -> new MaskEdit.Shrink(pixels));
    assertThrows(IllegalArgumentException.class, () -> new MaskEdit.Feather(pixels));
  }

  private static Mask edited(MaskEdit edit, String... rows) {
    return MaskEdits.apply(mask(rows), List.of(edit), Optional.empty());
  }

  private static void assertMask(Mask mask, String... rows) {
    assertEquals(mask(rows), mask);
  }

  private static Mask mask(String... rows) {
    String all = String.join("", rows);
    byte[] values = new byte[all.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) value(all.charAt(i));
    }
    return Mask.of(rows[0].length(), rows.length, values);
  }

  /** Rounded so that a tenth and nine tenths make 255. */
  private static int value(char letter) {
    int tenths = letter - '0';
    return switch (letter) {
      case '.' -> 255;
      case '#' -> 0;
      default -> tenths < 5 ? tenths * 51 / 2 : 255 - (10 - tenths) * 51 / 2;
    };
  }

  /** Blobs of paint and product, with soft values. */
  private static Mask random(int seed) {
    Random random = new Random(seed);
    byte[] values = new byte[40 * 30];
    for (int i = 0; i < values.length; i++) {
      int value = random.nextInt(3) == 0 ? random.nextInt(256) : random.nextBoolean() ? 255 : 0;
      values[i] = (byte) value;
    }
    return Mask.of(40, 30, values);
  }
}
