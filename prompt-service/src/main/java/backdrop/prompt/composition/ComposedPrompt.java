package backdrop.prompt.composition;

import backdrop.prompt.text.TextSource;
import java.util.List;

/**
 * What the model gets, and what became of the seller's words.
 *
 * @param prompt English, within the budget by {@link TokenEstimate}
 * @param negativePrompt English
 * @param tokenCount estimated tokens of what the model reads of prompt
 * @param droppedPhrases what did not fit, last first
 * @param translatedFrom language of the scene if it was not English; else empty
 * @param translationSource who translated the scene
 * @param approximate true if words of the scene may be missing
 * @param candidates ever shorter prompts, prompt among them: all that may be the longest within the
 *     budget, whatever the tokenizer
 * @param omittedNegative the style's negative prompt where it was left out; else empty
 */
public record ComposedPrompt(
    String prompt,
    String negativePrompt,
    int tokenCount,
    List<String> droppedPhrases,
    String translatedFrom,
    TextSource translationSource,
    boolean approximate,
    List<Candidate> candidates,
    String omittedNegative) {

  public ComposedPrompt {
    droppedPhrases = List.copyOf(droppedPhrases);
    candidates = List.copyOf(candidates);
  }

  /**
   * One of the prompts that a draft may become.
   *
   * @param droppedPhrases what it lacks of the candidate before, and the first of the whole; last
   *     first
   */
  public record Candidate(String prompt, List<String> droppedPhrases) {
    public Candidate {
      droppedPhrases = List.copyOf(droppedPhrases);
    }
  }
}
