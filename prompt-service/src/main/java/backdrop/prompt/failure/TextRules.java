package backdrop.prompt.failure;

import backdrop.kit.failure.Failure;

/** Rules that every text from outside has to keep. */
public final class TextRules {
  private TextRules() {}

  /**
   * The text without surrounding space.
   *
   * @throws Failure TEXT_TOO_LONG if it has more than {@code limit} characters (code points)
   */
  public static String atMost(int limit, String field, String text) {
    String stripped = text.strip();
    if (stripped.codePointCount(0, stripped.length()) > limit) {
      throw Failure.ofField(
          PromptReason.TEXT_TOO_LONG, field, "must have at most " + limit + " characters");
    }
    return stripped;
  }
}
