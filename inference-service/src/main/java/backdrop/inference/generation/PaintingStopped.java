package backdrop.inference.generation;

/** Says that an image was given up because somebody asked for it. */
public final class PaintingStopped extends Exception {
  public PaintingStopped() {
    super("Painting was stopped");
  }
}
