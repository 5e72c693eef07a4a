package backdrop.prompt.composition;

import backdrop.prompt.text.TextSource;
import java.util.List;

/**
 * What the model gets, and what became of the seller's words.
 *
 * @param prompt English, within the budget by {@link TokenEstimate}
 * @param negativePrompt English
 * @param tokenCount estimated tokens of prompt
 * @param droppedPhrases what did not fit, last first
 * @param translatedFrom language of the scene if it was not English; else empty
 * @param translationSource who translated the scene
 * @param approximate true if words of the scene may be missing
 */
public record ComposedPrompt(
    String prompt,
    String negativePrompt,
    int tokenCount,
    List<String> droppedPhrases,
    String translatedFrom,
    TextSource translationSource,
    boolean approximate) {}
