package backdrop.prompt.composition;

import java.util.Optional;

/**
 * What a prompt is made of.
 *
 * @param scene the seller's words; may be empty if there is a look
 * @param language BCP 47 tag of the seller's words; empty means find out
 * @param product what stands in the scene; may be empty
 * @param negative extra things to avoid; may be empty
 * @param tokenBudget tokens besides start and end; 0 means 75
 * @param negativeWords what the model understands in a negative prompt
 * @param syntax what brackets mean
 * @param look the style's words
 */
public record Draft(
    String scene,
    String language,
    String product,
    String negative,
    int tokenBudget,
    NegativeWords negativeWords,
    PromptSyntax syntax,
    Optional<Look> look) {

  /** Which words a model understands in a negative prompt. */
  public enum NegativeWords {
    /** Any, also those that say what pictures should not be: "text, watermark". */
    ANY,
    /** Those of scenes; a style's would only disturb. */
    OF_SCENES
  }

  /**
   * The words of a style.
   *
   * @param template English, with {@code {scene}} in it
   * @param negativePrompt English; may be empty
   */
  public record Look(String template, String negativePrompt) {}
}
