package backdrop.diffusion;

import backdrop.diffusion.DiffusionException.Reason;

/**
 * How a picture is drawn out of the noise.
 *
 * @param steps how many steps are taken, at least 1
 * @param guidanceScale how strongly the prompt pulls; 1 or less paints without guidance
 */
public record Sampling(Sampler sampler, int steps, double guidanceScale) {

  public Sampling {
    if (steps < 1) {
      throw new DiffusionException(Reason.REQUEST_INVALID, "At least one step is needed");
    }
    if (!(guidanceScale >= 0 && guidanceScale <= 100)) {
      throw new DiffusionException(
          Reason.REQUEST_INVALID, "The guidance scale must lie between 0 and 100");
    }
  }

  /** True if the negative prompt takes part. */
  public boolean guided() {
    return guidanceScale > 1;
  }
}
