package backdrop.picture;

/**
 * Room that is kept free along the sides of a canvas.
 *
 * @param unit of all four numbers
 * @param left 0 or more
 * @param top 0 or more
 * @param right 0 or more
 * @param bottom 0 or more
 */
public record Padding(Unit unit, double left, double top, double right, double bottom) {
  public static final Padding NONE = new Padding(Unit.PIXELS, 0, 0, 0, 0);

  /** Less room than this, in pixels, is none. */
  public static final int MIN_ROOM = 16;

  /** What a padding is counted in. */
  public enum Unit {
    PIXELS,
    /** Of the canvas's width for left and right, of its height for top and bottom. */
    PERCENT
  }

  public Padding {
    if (!(left >= 0 && top >= 0 && right >= 0 && bottom >= 0)) {
      throw new IllegalArgumentException("a padding is 0 or more");
    }
  }

  /** Whether at least {@value #MIN_ROOM} pixels are left in both directions. */
  public boolean leavesRoom(Canvas canvas) {
    return room(canvas.width(), left, right) >= MIN_ROOM
        && room(canvas.height(), top, bottom) >= MIN_ROOM;
  }

  /** What is left of the canvas, in whole pixels. */
  Box inside(Canvas canvas) {
    if (!leavesRoom(canvas)) {
      throw new IllegalArgumentException("%s leaves no room on %s".formatted(this, canvas));
    }
    return new Box(
        (int) pixels(left, canvas.width()),
        (int) pixels(top, canvas.height()),
        (int) room(canvas.width(), left, right),
        (int) room(canvas.height(), top, bottom));
  }

  private long room(int side, double before, double after) {
    return side - pixels(before, side) - pixels(after, side);
  }

  private long pixels(double length, int side) {
    // Large enough to leave no room, small enough to be added up.
    return Math.min(
        Integer.MAX_VALUE, Math.round(unit == Unit.PERCENT ? length / 100 * side : length));
  }
}
