package backdrop.inference.generation;

/** What stands behind the product. */
public enum Background {
  /** Painted by the model from the prompt. */
  PAINTED,
  /** Plain white, RGB 255; no model is asked. */
  WHITE
}
