package backdrop.prompt.style;

/** What stands behind the product of a style. */
public enum StyleBackground {
  /** What the model paints. */
  PAINTED,
  /** Plain white, RGB 255; nothing is painted. */
  WHITE
}
