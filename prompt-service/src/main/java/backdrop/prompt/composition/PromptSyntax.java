package backdrop.prompt.composition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What brackets in a prompt mean, as far as its phrases and its length depend on that. */
public enum PromptSyntax {
  /** Nothing: every character is text. */
  LITERAL {
    @Override
    List<String> phrases(String text) {
      return List.of(text.split("[,;\\n]"));
    }

    @Override
    String words(String text) {
      return text;
    }
  },

  /**
   * Weights as in AUTOMATIC1111's web UI: {@code (more)}, {@code [less]}, {@code (exactly:1.3)}.
   */
  WEIGHTED {
    @Override
    List<String> phrases(String text) {
      List<String> phrases = new ArrayList<>();
      int depth = 0;
      int from = 0;
      Matcher signs = SIGN.matcher(text);
      while (signs.find()) {
        switch (signs.group()) {
          case "(", "[" -> depth++;
          case ")", "]" -> depth = Math.max(0, depth - 1);
          case ",", ";", "\n" -> {
            if (depth == 0) {
              phrases.add(text.substring(from, signs.start()));
              from = signs.end();
            }
          }
          default -> {}
        }
      }
      phrases.add(text.substring(from));
      return phrases;
    }

    @Override
    String words(String text) {
      return NO_WORD.matcher(text).replaceAll(" ");
    }
  };

  // A backslash makes the bracket after it text.
  private static final Pattern SIGN = Pattern.compile("\\\\.|[()\\[\\],;\\n]");
  private static final Pattern NO_WORD =
      Pattern.compile(":\\s*[+-]?[\\d.]+\\s*(?=\\))|(?<!\\\\)[()\\[\\]]|\\\\(?=[()\\[\\]\\\\])");

  /** The phrases of a text, of which each can be dropped without the others changing. */
  abstract List<String> phrases(String text);

  /** What the model reads of a text: at least no more words than that. */
  abstract String words(String text);
}
