package backdrop.diffusion;

import backdrop.diffusion.DiffusionException.Reason;

/**
 * How pictures that are painted at the same time share the networks.
 *
 * @param rows the most rows in one call of the UNet, at least 1; a picture with guidance has two
 *     rows, without it one
 * @param latents the most latents, rows times height times width, in one call, at least 1: beyond
 *     some size larger calls stop paying. A single row is called whatever its size
 * @param sharing whose rows may meet in a call
 * @param padding whether calls are filled up to 1, 2, 4, 8, 16, ... rows
 * @param decodes the most pictures that are decoded in one call, at least 1
 * @param pictures the most pictures in hand, at least 1; more callers wait in the order they came
 */
public record Batching(
    int rows, int latents, Sharing sharing, Padding padding, int decodes, int pictures) {

  /** Whose rows may meet in a call. */
  public enum Sharing {
    /** Those of all pictures of one size. */
    ALL,
    /**
     * Those of all pictures with guidance of one size. A picture without guidance is called alone:
     * processors multiply a single row by another method than several, so its last bits would
     * depend on its company.
     */
    GUIDED,
    /** Those of one picture only. */
    NONE
  }

  /** What becomes of odd numbers of rows. */
  public enum Padding {
    /** A call has as many rows as there are: right where every number of rows is equally ready. */
    NONE,
    /** Filled up to the next power of two, so that only those shapes need to be tuned. */
    POWER_OF_TWO
  }

  public Batching {
    if (rows < 1 || latents < 1 || decodes < 1 || pictures < 1) {
      throw new DiffusionException(
          Reason.REQUEST_INVALID, "Rows, latents, decodings and pictures in hand count from 1");
    }
  }

  /**
   * For processors: a picture does not change by a bit with what else is painted. 16 rows of 256
   * pixels are as fast a row as any number; of 512 pixels, two already are (bench/figures.md).
   */
  public static Batching onCpu() {
    return new Batching(16, 16 * 1024, Sharing.GUIDED, Padding.NONE, 1, 16);
  }

  /** For a GPU, which is far from busy with the two rows of one picture. */
  public static Batching onGpu() {
    return new Batching(16, Integer.MAX_VALUE, Sharing.ALL, Padding.POWER_OF_TWO, 4, 32);
  }

  /** The same, with no picture sharing any call: its numbers are those it would have alone. */
  public Batching exclusive() {
    return new Batching(rows, latents, Sharing.NONE, padding, 1, pictures);
  }

  /** The same, with each row in a call of its own. */
  public Batching oneByOne() {
    return new Batching(1, latents, sharing, padding, decodes, pictures);
  }

  /** The most rows of this many latents that go into one call. */
  public int rowsOf(int area) {
    return Math.clamp(latents / area, 1, rows);
  }

  /** How many rows a call has that carries this many. */
  public int filled(int given) {
    return switch (padding) {
      case NONE -> given;
      case POWER_OF_TWO -> given == 1 ? 1 : Integer.highestOneBit(given - 1) << 1;
    };
  }
}
