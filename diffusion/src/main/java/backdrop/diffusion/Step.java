package backdrop.diffusion;

/** A finished step; valid only while the listener is being called. */
public interface Step {

  /** Which step was finished, from 1 to {@link #count()}. */
  int number();

  /** How many steps there are. */
  int count();

  /**
   * Computes what the picture would look like if the latest prediction were final. A model with a
   * tiny decoder shows it at full size, at about an eighteenth of what decoding costs; any other at
   * an eighth of its width and height, which costs well under a millisecond and calls no network.
   */
  RgbImage preview();
}
