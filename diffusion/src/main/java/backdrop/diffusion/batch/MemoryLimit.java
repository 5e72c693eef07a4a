package backdrop.diffusion.batch;

/**
 * How large a call may be before memory runs short, learned from calls that failed. Counted in
 * latents (rows times height times width), so that what a large picture teaches does not part small
 * ones. Nothing is known at first, and any size is allowed. For use by one thread.
 *
 * <p>Rows go by powers of two, the numbers for which a GPU is tuned. Memory that was short may come
 * back, for instance when another program ends: after a number of calls at the limit that went
 * well, the limit doubles. If that proves too much, twice as many calls must go well before the
 * next attempt.
 */
final class MemoryLimit {

  /** A few pictures' worth of steps, so that attempts cost little of the time between them. */
  private static final int PATIENCE = 64;

  private static final int MOST_PATIENCE = 64 * PATIENCE;

  private long latents = Long.MAX_VALUE;
  private int patience = PATIENCE;
  private int wentWell;
  private boolean trying;

  /**
   * The most rows of a call, a power of two and at least 1.
   *
   * @param area latents of one channel of a row
   */
  int rowsOf(int area) {
    return (int) Math.clamp(Long.highestOneBit(latents / area), 1L, 1L << 30);
  }

  /** Memory did not suffice for a call of so many rows, at least two: the next are smaller. */
  void ranShort(int rows, int area) {
    latents = (long) Integer.highestOneBit(rows - 1) * area;
    patience = trying ? Math.min(2 * patience, MOST_PATIENCE) : patience;
    trying = false;
    wentWell = 0;
  }

  /** Memory sufficed for a call of so many rows. */
  void sufficed(int rows, int area) {
    if (rows < rowsOf(area) || ++wentWell < patience) {
      return;
    }
    latents = 2L * rowsOf(area) * area;
    patience = trying ? PATIENCE : patience;
    trying = true;
    wentWell = 0;
  }
}
