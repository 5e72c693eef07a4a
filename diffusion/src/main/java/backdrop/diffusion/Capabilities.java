package backdrop.diffusion;

import java.util.Set;

/**
 * What an opened model can paint.
 *
 * @param name the model's own name
 * @param family what it is derived from, for instance {@code sd-1.5}
 * @param nativeSize the side in pixels at which it paints best
 * @param sizes the sizes it takes
 * @param tokenLimit how many tokens of a prompt it reads; the rest is dropped
 * @param defaults what to paint with when nobody says otherwise
 * @param maxSteps the most steps its schedule can be cut into
 * @param maxLcmSteps the most steps that LCM takes: those that models are distilled on
 * @param negativeWords what it understands in a negative prompt
 */
public record Capabilities(
    String name,
    String family,
    int nativeSize,
    SizeLimits sizes,
    int tokenLimit,
    Set<Sampler> samplers,
    Sampling defaults,
    int maxSteps,
    int maxLcmSteps,
    NegativeWords negativeWords) {

  /** The most steps that this sampler takes with the model. */
  public int maxSteps(Sampler sampler) {
    return sampler == Sampler.LCM ? Math.min(maxSteps, maxLcmSteps) : maxSteps;
  }
}
