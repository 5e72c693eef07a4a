package backdrop.diffusion.batch;

import java.util.List;

/** Asks the network what it predicts for rows of pictures. For use by one thread. */
interface Predictor extends AutoCloseable {

  /** One row of a picture: for the prompt, or for the negative prompt. */
  record Row(Denoising picture, int part) {}

  /** How many rows a call has where this many are wanted: an export may fix the number. */
  int rowsOfACall(int wanted);

  /** True if each row of a call may have a timestep of its own. */
  boolean ownTimesteps();

  /**
   * Writes each row's prediction to its {@link Denoising#prediction}, all in one call.
   *
   * @param rows of one shape, at least one and no more than a call has
   * @return the nanoseconds spent in the network
   */
  long predict(List<Row> rows);

  /** Gives memory back that was kept for coming calls. */
  void forget();

  @Override
  void close();
}
