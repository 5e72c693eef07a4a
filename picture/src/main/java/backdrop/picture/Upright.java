package backdrop.picture;

/**
 * Turns decoded rows into an upright image, a strip at a time, so that no second copy of the whole
 * picture is needed.
 */
final class Upright {
  private static final int STRIP = 32;

  private Upright() {}

  static RgbaImage assemble(
      PhotoHeader header, PixelRows rows, ProfileTransform profile, Deadline deadline) {
    int width = header.width();
    int height = header.height();
    byte[] strip = new byte[4 * STRIP * width];
    byte[] upright = new byte[4 * width * height];
    for (int y = 0; y < height; y += STRIP) {
      int count = Math.min(STRIP, height - y);
      rows.copy(y, count, strip);
      profile.apply(strip, count * width);
      turn(header, strip, y, count, upright);
      deadline.check();
    }
    return RgbaImage.of(header.uprightWidth(), header.uprightHeight(), upright);
  }

  private static void turn(PhotoHeader header, byte[] strip, int y, int count, byte[] upright) {
    Orientation orientation = header.orientation();
    int width = header.width();
    if (orientation == Orientation.UPRIGHT) {
      System.arraycopy(strip, 0, upright, 4 * y * width, 4 * count * width);
      return;
    }
    int height = header.height();
    int line = header.uprightWidth();
    int origin = index(orientation, 0, y, width, height, line);
    int right = index(orientation, 1, y, width, height, line) - origin;
    int down = count == 1 ? 0 : index(orientation, 0, y + 1, width, height, line) - origin;
    // Column by column: where the sides swap, a column of the strip becomes a run of one upright
    // row.
    for (int x = 0; x < width; x++) {
      int to = 4 * (origin + x * right);
      int from = 4 * x;
      for (int row = 0; row < count; row++, from += 4 * width, to += 4 * down) {
        upright[to] = strip[from];
        upright[to + 1] = strip[from + 1];
        upright[to + 2] = strip[from + 2];
        upright[to + 3] = strip[from + 3];
      }
    }
  }

  private static int index(Orientation orientation, int x, int y, int width, int height, int line) {
    return orientation.uprightY(x, y, width, height) * line
        + orientation.uprightX(x, y, width, height);
  }
}
