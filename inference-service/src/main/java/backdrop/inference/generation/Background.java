package backdrop.inference.generation;

import backdrop.picture.Gradient;

/** What stands behind the product. */
public sealed interface Background {
  Background PAINTED = new Painted();

  /** RGB 255, as marketplaces ask for in main photos. */
  Background WHITE = new Plain(0xffffff);

  /** Painted by the model from the prompt. */
  record Painted() implements Background {}

  /**
   * One colour; no model is asked.
   *
   * @param rgb {@code 0xRRGGBB}
   */
  record Plain(int rgb) implements Background {}

  /** A passage between two colours; no model is asked. */
  record Graded(Gradient gradient) implements Background {}

  /** Whether a model paints it from a prompt, in steps. */
  default boolean painted() {
    return this instanceof Painted;
  }
}
