package backdrop.prompt.composition;

import java.util.ArrayList;
import java.util.List;

/** The comma-separated phrases of a prompt; knows which are the seller's. Not thread-safe. */
final class PhraseList {
  private record Phrase(String text, boolean ofScene) {}

  private final List<Phrase> phrases = new ArrayList<>();

  /** Adds a text's phrases; empty ones and repetitions are left out. */
  void add(String text, boolean ofScene) {
    for (String part : text.split("[,;\\n]")) {
      String phrase = part.strip().replaceAll("\\s+", " ");
      boolean known = phrases.stream().anyMatch(other -> other.text().equalsIgnoreCase(phrase));
      if (!phrase.isEmpty() && !known) {
        phrases.add(new Phrase(phrase, ofScene));
      }
    }
  }

  /**
   * Drops phrases until the rest fits: the style's from the end, then the scene's from the end, and
   * at last words from the end of the only phrase left.
   *
   * @return what was dropped, last first
   */
  List<String> fitInto(int tokenBudget) {
    List<String> dropped = new ArrayList<>();
    while (TokenEstimate.of(text()) > tokenBudget) {
      if (phrases.size() > 1) {
        dropped.add(phrases.remove(lastToGo()).text());
      } else {
        dropped.add(shortenOnlyPhrase());
      }
    }
    return List.copyOf(dropped);
  }

  String text() {
    return String.join(", ", phrases.stream().map(Phrase::text).toList());
  }

  private int lastToGo() {
    for (int i = phrases.size() - 1; i >= 0; i--) {
      if (!phrases.get(i).ofScene()) {
        return i;
      }
    }
    return phrases.size() - 1;
  }

  private String shortenOnlyPhrase() {
    Phrase only = phrases.removeFirst();
    int space = only.text().lastIndexOf(' ');
    if (space < 0) {
      // One endless word: the first half of it is still what the seller said.
      int half = only.text().length() / 2;
      phrases.add(new Phrase(only.text().substring(0, half), only.ofScene()));
      return only.text().substring(half);
    }
    phrases.add(new Phrase(only.text().substring(0, space), only.ofScene()));
    return only.text().substring(space + 1);
  }
}
