package backdrop.prompt.composition;

import backdrop.prompt.composition.ComposedPrompt.Candidate;
import java.util.ArrayList;
import java.util.List;

/** The comma-separated phrases of a prompt; knows which are the seller's. Not thread-safe. */
final class PhraseList {
  private record Phrase(String text, boolean ofScene) {}

  private final PromptSyntax syntax;
  private final List<Phrase> phrases = new ArrayList<>();

  PhraseList(PromptSyntax syntax) {
    this.syntax = syntax;
  }

  /** Adds a text's phrases; empty ones and repetitions are left out. */
  void add(String text, boolean ofScene) {
    for (String part : syntax.phrases(text)) {
      String phrase = part.strip().replaceAll("\\s+", " ");
      boolean known = phrases.stream().anyMatch(other -> other.text().equalsIgnoreCase(phrase));
      if (!phrase.isEmpty() && !known) {
        phrases.add(new Phrase(phrase, ofScene));
      }
    }
  }

  /**
   * Drops phrases until the rest fits whatever the tokenizer: the style's from the end, then the
   * scene's from the end, and at last words from the end of the only phrase left.
   *
   * @return what is left each time, from the first that may fit to the one that surely does
   */
  List<Candidate> shorten(int tokenBudget) {
    List<Candidate> candidates = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    while (true) {
      String text = text();
      if (TokenEstimate.atLeast(syntax.words(text)) <= tokenBudget) {
        candidates.add(new Candidate(text, dropped));
        dropped = new ArrayList<>();
      }
      if (TokenEstimate.atMost(text) <= tokenBudget) {
        return candidates;
      }
      dropped.add(phrases.size() > 1 ? phrases.remove(lastToGo()).text() : shortenOnlyPhrase());
    }
  }

  private String text() {
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
      int half =
          only.text()
              .offsetByCodePoints(0, only.text().codePointCount(0, only.text().length()) / 2);
      phrases.add(new Phrase(only.text().substring(0, half), only.ofScene()));
      return only.text().substring(half);
    }
    phrases.add(new Phrase(only.text().substring(0, space), only.ofScene()));
    return only.text().substring(space + 1);
  }
}
