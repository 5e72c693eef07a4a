package backdrop.picture;

/** Decoded rows in stored order, turned to R, G, B, A on the way out. */
@FunctionalInterface
interface PixelRows {
  /** Writes rows {@code y} to {@code y + rows - 1} into the start of {@code rgba}. */
  void copy(int y, int rows, byte[] rgba);
}
