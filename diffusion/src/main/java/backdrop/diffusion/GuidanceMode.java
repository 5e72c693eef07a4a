package backdrop.diffusion;

/** How the two predictions that guidance needs, with and without the prompt, are computed. */
public enum GuidanceMode {
  /** Both as one batch of two: fewer calls, best on a GPU. */
  TOGETHER,
  /** One after the other: less memory. */
  ONE_BY_ONE
}
