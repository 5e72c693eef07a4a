package backdrop.inference.generation;

import backdrop.inference.reason.InferenceReason;
import backdrop.kit.failure.Failure;
import java.util.List;

/** Counts prompts with a model's own tokenizer, for those who compose them. Thread-safe. */
public final class TokenDesk {
  private static final int MOST_PROMPTS = 256;

  private final Painter painter;

  public TokenDesk(Painter painter) {
    this.painter = painter;
  }

  /**
   * How much of each prompt the model reads, in order.
   *
   * @param model empty means the default one
   * @throws Failure MODEL_UNKNOWN, COUNT_OUT_OF_RANGE, TEXT_TOO_LONG or MODEL_LOADING
   */
  public List<TextFit> count(String model, List<String> prompts, PromptSyntax syntax) {
    painter.capabilities().model(model);
    if (prompts.isEmpty() || prompts.size() > MOST_PROMPTS) {
      throw Failure.ofField(
          InferenceReason.COUNT_OUT_OF_RANGE,
          "prompts",
          "must be 1 to " + MOST_PROMPTS + " prompts");
    }
    for (String prompt : prompts) {
      if (prompt.length() > SettingsRules.MAX_TEXT) {
        throw Failure.ofField(
            InferenceReason.TEXT_TOO_LONG,
            "prompts",
            "must have at most " + SettingsRules.MAX_TEXT + " characters each");
      }
    }
    return prompts.stream().map(prompt -> painter.fit(prompt, syntax)).toList();
  }
}
