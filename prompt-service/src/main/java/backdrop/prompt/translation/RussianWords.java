package backdrop.prompt.translation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** English scene words and what they are in Russian, by part of speech. Immutable. */
record RussianWords(
    Map<String, String> phrases,
    Map<String, Preposition> prepositions,
    Map<String, RussianNoun> nouns,
    Map<String, RussianAdjective> adjectives) {

  /**
   * A preposition.
   *
   * @param russian empty where Russian says it by the case alone
   * @param adverb what it is where no noun follows; may be empty
   */
  record Preposition(String russian, RussianCase governs, String adverb) {
    static Preposition of(String entry) {
      String[] cells = entry.split("\\|", -1);
      if (cells.length != 3) {
        throw new IllegalArgumentException("a preposition has three cells: " + entry);
      }
      return new Preposition(
          cells[0].strip(),
          RussianCase.valueOf(cells[1].strip().toUpperCase(Locale.ROOT)),
          cells[2].strip());
    }
  }

  RussianWords {
    phrases = Map.copyOf(phrases);
    prepositions = Map.copyOf(prepositions);
    nouns = Map.copyOf(nouns);
    adjectives = Map.copyOf(adjectives);
  }

  /** The words that ship with the service. */
  static RussianWords builtIn() {
    try (var stream = RussianWords.class.getResourceAsStream("/dictionary/en-ru.txt")) {
      if (stream == null) {
        throw new IllegalStateException("dictionary/en-ru.txt is missing from the jar");
      }
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return of(reader.lines().toList());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Words of lines {@code english = russian} under headings {@code [phrases]}, {@code
   * [prepositions]}, {@code [nouns]} and {@code [adjectives]}; empty lines and lines that begin
   * with # are comments.
   *
   * @throws IllegalArgumentException naming the line that is none of these
   */
  static RussianWords of(List<String> lines) {
    Map<String, String> phrases = new HashMap<>();
    Map<String, Preposition> prepositions = new HashMap<>();
    Map<String, RussianNoun> nouns = new HashMap<>();
    Map<String, RussianAdjective> adjectives = new HashMap<>();
    String heading = "";
    for (String line : lines) {
      if (line.startsWith("[")) {
        heading = line;
      } else if (!line.isBlank() && !line.startsWith("#")) {
        String[] sides = line.split("=", 2);
        if (sides.length != 2) {
          throw new IllegalArgumentException("no = in dictionary line: " + line);
        }
        String english = sides[0].strip();
        String russian = sides[1].strip();
        switch (heading) {
          case "[phrases]" -> phrases.put(english, russian);
          case "[prepositions]" -> prepositions.put(english, Preposition.of(russian));
          case "[nouns]" -> nouns.put(english, RussianNoun.of(russian));
          case "[adjectives]" -> adjectives.put(english, new RussianAdjective(russian));
          default -> throw new IllegalArgumentException("no heading before: " + line);
        }
      }
    }
    return new RussianWords(phrases, prepositions, nouns, adjectives);
  }

  /** Whether it is an entry of any kind. */
  boolean know(String english) {
    return phrases.containsKey(english)
        || prepositions.containsKey(english)
        || nouns.containsKey(english)
        || adjectives.containsKey(english);
  }
}
