package backdrop.inference.generation;

/**
 * How far the holder of a lease has come.
 *
 * @param imageIndex the image being painted, 0-based
 * @param step steps done of this image
 * @param stepsDone steps done under this lease, over all images
 * @param stepsLeft steps still to do, over all images
 */
public record Strokes(int imageIndex, int step, int stepsDone, int stepsLeft) {}
