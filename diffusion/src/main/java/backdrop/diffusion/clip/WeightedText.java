package backdrop.diffusion.clip;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the weights of a prompt as AUTOMATIC1111's web UI does: {@code (x)} times 1.1, {@code [x]}
 * divided by 1.1, {@code (x:1.3)} times 1.3; nested brackets multiply; a backslash makes the
 * bracket after it text; a bracket left open reaches to the end of the prompt, and one never opened
 * is text.
 *
 * <p>Every text is a prompt. Where the web UI fails or leaves the sensible, these rules hold: what
 * is no plain decimal number is text; each bracket leaves a weight between 0 and {@value
 * #HEAVIEST}; {@code BREAK} means the same inside and outside of brackets.
 */
final class WeightedText {

  private static final double HEAVIEST = 10;

  private static final double ROUND = 1.1;
  private static final double SQUARE = 1 / 1.1;

  private static final Pattern PIECE =
      Pattern.compile(
          """
          \\\\[()\\[\\]\\\\]? | [(\\[\\])] | :\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+))\\s*\\) \
          | [^\\\\()\\[\\]:]+ | :\
          """,
          Pattern.COMMENTS);
  private static final Pattern BREAK = Pattern.compile("\\bBREAK\\b");

  /**
   * A part of a prompt whose words weigh the same.
   *
   * @param startsChunk true if a {@code BREAK} stands before it
   */
  record Span(String text, double weight, boolean startsChunk) {

    private Span times(double factor) {
      return new Span(text, Math.clamp(weight * factor, 0, HEAVIEST), startsChunk);
    }

    private boolean differsFrom(Span before) {
      return startsChunk || weight != before.weight;
    }
  }

  private final List<Span> spans = new ArrayList<>();
  private final Deque<Integer> round = new ArrayDeque<>();
  private final Deque<Integer> square = new ArrayDeque<>();

  private WeightedText() {}

  /**
   * The spans of a prompt in their order; neighbours differ in weight unless a break parts them.
   */
  static List<Span> parse(String prompt) {
    WeightedText text = new WeightedText();
    Matcher piece = PIECE.matcher(prompt);
    while (piece.find()) {
      text.read(piece.group(), piece.group(1));
    }
    text.round.forEach(from -> text.weigh(from, ROUND));
    text.square.forEach(from -> text.weigh(from, SQUARE));
    return merged(text.spans);
  }

  private void read(String piece, @Nullable String weight) {
    if (piece.startsWith("\\")) {
      spans.add(new Span(piece.substring(1), 1, false));
    } else if (piece.equals("(")) {
      round.push(spans.size());
    } else if (piece.equals("[")) {
      square.push(spans.size());
    } else if (weight != null && !round.isEmpty()) {
      weigh(round.pop(), Double.parseDouble(weight));
    } else if (piece.equals(")") && !round.isEmpty()) {
      weigh(round.pop(), ROUND);
    } else if (piece.equals("]") && !square.isEmpty()) {
      weigh(square.pop(), SQUARE);
    } else {
      addText(piece);
    }
  }

  private void addText(String piece) {
    String[] parts = BREAK.split(piece, -1);
    for (int i = 0; i < parts.length; i++) {
      spans.add(new Span(parts[i], 1, i > 0));
    }
  }

  private void weigh(int from, double factor) {
    double bounded = Math.clamp(factor, 0, HEAVIEST);
    spans.subList(from, spans.size()).replaceAll(span -> span.times(bounded));
  }

  private static List<Span> merged(List<Span> spans) {
    List<Span> merged = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int first = 0;
    for (int i = 0; i < spans.size(); i++) {
      text.append(spans.get(i).text());
      if (i + 1 == spans.size() || spans.get(i + 1).differsFrom(spans.get(first))) {
        Span start = spans.get(first);
        merged.add(new Span(text.toString(), start.weight(), start.startsChunk()));
        text.setLength(0);
        first = i + 1;
      }
    }
    return merged;
  }
}
