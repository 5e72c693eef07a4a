package backdrop.diffusion;

import backdrop.diffusion.DiffusionException.Reason;

/**
 * How a picture is drawn out of the noise.
 *
 * @param steps how many steps lead from noise alone to the picture, at least 1
 * @param guidanceScale how strongly the prompt pulls; 1 or less paints without guidance
 * @param strength how much of the way is gone: 1 starts from noise alone; less starts from the
 *     picture with noise added and takes {@code (int) (steps * strength)} steps
 * @param eta how much of the noise DDIM draws anew at each step, from 0 to 1; others ignore it
 */
public record Sampling(
    Sampler sampler, int steps, double guidanceScale, double strength, double eta) {

  public Sampling {
    if (steps < 1) {
      throw invalid("At least one step is needed");
    }
    if (!(guidanceScale >= 0 && guidanceScale <= 100)) {
      throw invalid("The guidance scale must lie between 0 and 100");
    }
    if (!(strength > 0 && strength <= 1)) {
      throw invalid("The strength must be more than 0 and at most 1");
    }
    if ((int) (steps * strength) < 1) {
      throw invalid("A strength of %s leaves none of %d steps to take".formatted(strength, steps));
    }
    if (!(eta >= 0 && eta <= 1)) {
      throw invalid("Eta must lie between 0 and 1");
    }
  }

  /** Starts from noise alone and draws none on the way, unless the sampler cannot do without. */
  public Sampling(Sampler sampler, int steps, double guidanceScale) {
    this(sampler, steps, guidanceScale, 1, 0);
  }

  /** True if the negative prompt takes part. */
  public boolean guided() {
    return guidanceScale > 1;
  }

  /** True if painting starts from the picture, not from noise alone. */
  public boolean startsFromPicture() {
    return strength < 1;
  }

  private static DiffusionException invalid(String message) {
    return new DiffusionException(Reason.REQUEST_INVALID, message);
  }
}
