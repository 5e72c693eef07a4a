package backdrop.inference.generation;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model that this installation paints with.
 *
 * @param samplers names that {@link GenerationSettings#sampler} may have, the default one among
 *     them, and the most steps that each takes
 * @param tokenLimit tokens of a prompt that it reads at most
 * @param nativeSize side of the square that it paints best at, in pixels
 * @param negativeWords what it understands in a negative prompt
 */
public record PaintingModel(
    String name,
    int defaultSteps,
    float defaultGuidanceScale,
    String defaultSampler,
    SortedMap<String, Integer> samplers,
    int tokenLimit,
    int nativeSize,
    NegativeWords negativeWords) {

  /** Which words a model understands in a negative prompt. */
  public enum NegativeWords {
    /** Any, also those that say what pictures should not be. */
    GENERAL,
    /** Those of scenes only. */
    SCENE
  }

  public PaintingModel {
    samplers = Collections.unmodifiableSortedMap(new TreeMap<>(samplers));
  }
}
