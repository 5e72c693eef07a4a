package backdrop.inference.generation;

/** What brackets in a prompt mean. */
public enum PromptSyntax {
  /** Nothing: every character is text. */
  LITERAL,
  /** Weights: {@code (more)}, {@code [less]}, {@code (exactly:1.3)}. */
  WEIGHTED
}
