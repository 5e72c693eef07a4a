package backdrop.prompt.translation;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts cut into pieces that a provider takes, and put together again. Cuts are made after a line,
 * else after a sentence, else after a word, and inside a word only where there is no other place.
 */
final class TextPieces {
  private final List<Piece> pieces = new ArrayList<>();
  private final int texts;

  /**
   * @param text which text it is of
   * @param space the white space behind it, which translators lose
   */
  private record Piece(int text, String words, String space) {}

  TextPieces(List<String> texts, int limit) {
    this.texts = texts.size();
    for (int i = 0; i < texts.size(); i++) {
      String rest = texts.get(i);
      while (!rest.isEmpty()) {
        int end = rest.length() <= limit ? rest.length() : cut(rest, limit);
        String words = rest.substring(0, end).stripTrailing();
        pieces.add(new Piece(i, words, rest.substring(words.length(), end)));
        rest = rest.substring(end);
      }
    }
  }

  /** The pieces in order, in groups of at most {@code limit} characters each. */
  List<List<String>> batches(int limit) {
    List<List<String>> batches = new ArrayList<>();
    List<String> batch = new ArrayList<>();
    int characters = 0;
    for (Piece piece : pieces) {
      if (!batch.isEmpty() && characters + piece.words().length() > limit) {
        batches.add(batch);
        batch = new ArrayList<>();
        characters = 0;
      }
      batch.add(piece.words());
      characters += piece.words().length();
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  /** The texts again, with each piece replaced by its translation. */
  List<String> joined(List<String> translated) {
    List<StringBuilder> whole = new ArrayList<>();
    for (int i = 0; i < texts; i++) {
      whole.add(new StringBuilder());
    }
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      whole.get(piece.text()).append(translated.get(i).strip()).append(piece.space());
    }
    return whole.stream().map(StringBuilder::toString).toList();
  }

  private static int cut(String text, int limit) {
    for (String end : List.of("\n", ". ", "! ", "? ", " ")) {
      int at = text.lastIndexOf(end, limit - end.length());
      if (at > 0) {
        return at + end.length();
      }
    }
    return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
  }
}
