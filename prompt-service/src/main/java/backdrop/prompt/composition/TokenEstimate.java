package backdrop.prompt.composition;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Estimates a text's tokens as CLIP's tokenizer would count them: exact for common English words, a
 * token or two short for each rare one such as "rattan". The tokenizer splits text into runs of
 * letters, single digits and runs of other signs, and a run of letters takes one token, or another
 * for each further {@value #LETTERS_PER_TOKEN} letters if it is long.
 *
 * <p>The pattern is that of CLIP's tokenizer; the lengths are a rule of thumb, since each model has
 * byte pairs of its own. {@link #atLeast} and {@link #atMost} hold for all of them.
 */
public final class TokenEstimate {
  private static final int LETTERS_PER_TOKEN = 8;
  private static final Pattern RUN =
      Pattern.compile("'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\s\\p{L}\\p{N}]+");

  private TokenEstimate() {}

  /** Tokens besides start and end. */
  public static int of(String text) {
    int tokens = 0;
    Matcher runs = RUN.matcher(text);
    while (runs.find()) {
      int letters = runs.group().codePointCount(0, runs.group().length());
      boolean ascii = runs.group().codePoints().allMatch(point -> point < 128);
      tokens += ascii ? 1 + Math.max(0, letters - 5) / LETTERS_PER_TOKEN : letters;
    }
    return tokens;
  }

  /** What no tokenizer goes below: no byte pair reaches from one run into the next. */
  static int atLeast(String text) {
    return (int) RUN.matcher(text).results().count();
  }

  /** What no tokenizer exceeds: a token to each byte. */
  static int atMost(String text) {
    return RUN.matcher(text)
        .results()
        .mapToInt(run -> run.group().getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }
}
