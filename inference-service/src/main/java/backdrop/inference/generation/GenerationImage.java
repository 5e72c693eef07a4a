package backdrop.inference.generation;

/** One image of a generation, with its own seed and its own fate. */
public record GenerationImage(int index, long seed, ImageState state) {
  public boolean ended() {
    return state.ended();
  }

  /** This image with an end; one that has ended stays as it is. */
  GenerationImage ending(ImageState end) {
    return ended() ? this : new GenerationImage(index, seed, end);
  }
}
