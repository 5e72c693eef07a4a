package backdrop.diffusion;

/**
 * Is told of each step on the painting thread; painting waits for it. An exception thrown here ends
 * the painting and reaches the caller unchanged.
 */
@FunctionalInterface
public interface StepListener {

  StepListener NONE = step -> {};

  void stepFinished(Step step);
}
