package backdrop.picture.tile;

import backdrop.picture.Box;
import backdrop.picture.Canvas;
import backdrop.picture.ModelSize;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a canvas is cut up for a model: the size of the whole view, and the tiles in the order in
 * which they are painted. A canvas of an ordinary shape is one tile. A long one is a row of square
 * tiles that overlap by at least a quarter; the first is the one nearest to the product, the others
 * follow outwards, so each meets exactly one that was painted before.
 */
public record TilePlan(ModelSize view, List<Box> tiles) {
  /** Canvases longer than this for their width are tiled. */
  private static final double LONG = 2.5;

  /** What two neighbours share at least, over the side of a tile. */
  private static final double OVERLAP = 0.25;

  /** A longer canvas gets bands along its sides instead of more tiles. */
  private static final int MOST_TILES = 8;

  public TilePlan {
    tiles = List.copyOf(tiles);
  }

  /**
   * Plans for a model.
   *
   * @param product the product's frame on the canvas
   * @param side the side of the square that the model paints best
   * @param multiple what its sides must be divisible by
   * @param least its shortest side
   * @param most its longest side
   */
  public static TilePlan of(
      Canvas canvas, Box product, int side, int multiple, int least, int most) {
    double ratio =
        (double) Math.max(canvas.width(), canvas.height())
            / Math.min(canvas.width(), canvas.height());
    if (ratio <= LONG) {
      ModelSize size = ModelSize.near(canvas, side, multiple, least, most);
      return new TilePlan(size, List.of(new Box(0, 0, size.width(), size.height())));
    }
    double longest = side * (1 + (MOST_TILES - 1) * (1 - OVERLAP));
    int length = (int) (Math.min(longest, side * ratio) / multiple) * multiple;
    int count = (int) Math.ceil((length - side) / (side * (1 - OVERLAP))) + 1;
    boolean wide = canvas.width() > canvas.height();
    double centre =
        wide
            ? (product.x() + product.width() / 2.0) / canvas.width()
            : (product.y() + product.height() / 2.0) / canvas.height();
    List<Box> tiles =
        IntStream.range(0, count)
            .map(i -> (int) ((long) i * (length - side) / (count - 1) / multiple) * multiple)
            .boxed()
            .sorted(Comparator.comparingDouble(at -> Math.abs(at + side / 2.0 - centre * length)))
            .map(at -> wide ? new Box(at, 0, side, side) : new Box(0, at, side, side))
            .toList();
    return new TilePlan(wide ? new ModelSize(length, side) : new ModelSize(side, length), tiles);
  }
}
