package backdrop.picture;

/**
 * Decoded rows in stored order, turned to R, G, B, A on the way out; rows of {@link Inks#CMYK} come
 * as amounts of ink C, M, Y, K instead.
 */
@FunctionalInterface
interface PixelRows extends AutoCloseable {
  /**
   * Writes rows {@code y} to {@code y + rows - 1} into the start of {@code rgba}. Asked for from
   * the top, each row once.
   */
  void copy(int y, int rows, byte[] rgba);

  /** Frees what the decoder holds. */
  @Override
  default void close() {}
}
