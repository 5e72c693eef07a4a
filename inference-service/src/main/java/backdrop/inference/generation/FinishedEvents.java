package backdrop.inference.generation;

/** Tells the rest of the installation that a generation has ended. */
public interface FinishedEvents {
  /**
   * Publishes the end; when it returns, the broker has it. Publishing twice is allowed: receivers
   * go by the generation's id.
   *
   * @throws RuntimeException if the broker did not take it; publish again later
   */
  void publish(Generation ended);
}
