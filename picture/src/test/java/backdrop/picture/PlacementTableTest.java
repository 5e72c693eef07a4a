package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backdrop.picture.Placement.Enlarging;
import backdrop.picture.Placement.Fill;
import backdrop.picture.Placement.Fit;
import backdrop.picture.Placement.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The table was worked out in exact fractions; the browser app's preview is held to the same file.
 */
final class PlacementTableTest {
  @ParameterizedTest
  @CsvFileSource(resources = "placements.csv", numLinesToSkip = 1)
  void placesAsTheTableSays(ArgumentsAccessor row) {
    Product product = Scenes.standing(row.getInteger(0), row.getInteger(1), box(row, 2));
    Canvas canvas = new Canvas(row.getInteger(6), row.getInteger(7));

    Box frame = placement(row).frame(product, canvas);

    assertEquals(box(row, 20), frame);
  }

  private static Box box(ArgumentsAccessor row, int first) {
    return new Box(
        row.getInteger(first),
        row.getInteger(first + 1),
        row.getInteger(first + 2),
        row.getInteger(first + 3));
  }

  private static Placement placement(ArgumentsAccessor row) {
    Enlarging enlarging = row.getBoolean(19) ? Enlarging.ALLOWED : Enlarging.NEVER;
    return switch (row.getString(8)) {
      case "AUTOMATIC" -> Placement.AUTOMATIC;
      case "ORIGINAL" -> new Placement.Original();
      case "FIT" -> new Fit(padding(row), enlarging);
      case "FILL" -> new Fill(enlarging);
      case "POSITION" ->
          new Named(Position.valueOf(row.getString(9)), padding(row), row.getDouble(15), enlarging);
      case "EXPLICIT" ->
          new Placement.At(row.getDouble(16), row.getDouble(17), row.getDouble(18), enlarging);
      default -> throw new IllegalArgumentException(row.getString(8));
    };
  }

  private static Padding padding(ArgumentsAccessor row) {
    return new Padding(
        Padding.Unit.valueOf(row.getString(10)),
        row.getDouble(11),
        row.getDouble(12),
        row.getDouble(13),
        row.getDouble(14));
  }
}
