package backdrop.diffusion;

/** A finished step; valid only while the listener is being called. */
public interface Step {

  /** Which step was finished, from 1 to {@link #count()}. */
  int number();

  /** How many steps there are. */
  int count();

  /**
   * Computes what the picture would look like if the prediction of this step were final, at an
   * eighth of its width and height. It costs well under a millisecond and calls no network.
   */
  RgbImage preview();
}
