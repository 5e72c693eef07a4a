package backdrop.inference.generation;

import java.time.Duration;

/** How long things are kept. */
public interface RetentionRules {
  /** Files of a generation, after its end. */
  Duration files();

  /** What happened to a generation, after its end. */
  Duration outcome();

  /** Files that no generation refers to, after they were stored. */
  Duration orphans();
}
