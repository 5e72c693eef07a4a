package backdrop.diffusion;

import backdrop.diffusion.DiffusionException.Reason;

/** The widths and heights in pixels that a model takes: from, to, and a multiple of. */
public record SizeLimits(int minimum, int maximum, int multiple) {

  public boolean accepts(int side) {
    return side >= minimum && side <= maximum && side % multiple == 0;
  }

  /** Fails with {@link Reason#REQUEST_INVALID} unless both sides are accepted. */
  void check(int width, int height) {
    if (!accepts(width) || !accepts(height)) {
      throw new DiffusionException(
          Reason.REQUEST_INVALID,
          "%dx%d cannot be painted: sides must be multiples of %d from %d to %d"
              .formatted(width, height, multiple, minimum, maximum));
    }
  }
}
