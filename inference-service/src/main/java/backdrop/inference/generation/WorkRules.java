package backdrop.inference.generation;

import java.time.Duration;

/** How patiently generations are painted. */
public interface WorkRules {
  /**
   * How often the holder of a lease shows that it lives, stores its progress and looks whether it
   * may go on.
   */
  Duration pulse();

  /** How many generations are painted side by side, at least 1. */
  int generationsAtOnce();

  /** How many images of one generation are painted side by side, at least 1. */
  int imagesAtOnce();

  /** A lease whose holder has shown no life for so long is over. */
  Duration lease();

  /** How often a generation may be taken before it fails for good. */
  int attempts();

  /** Before the second attempt; each later one waits four times as long. */
  Duration backOff();

  /** One lease paints no longer than this; what is open then fails. */
  Duration timeLimit();

  /** How long a finished image waits for a store that does not answer. */
  Duration storePatience();

  /** How often an idle worker looks for work that nobody rang for. */
  Duration idle();

  /** At shutdown, how long the generation in hand may go on before it is given back. */
  Duration grace();
}
