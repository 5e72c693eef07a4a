package backdrop.prompt.translation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Russian words of scenes in English, word by word: enough for a painting model, which reads nouns,
 * colours and materials and no grammar. Immutable and thread-safe.
 *
 * <p>An entry is a stem; it matches a word that begins with it and goes on for at most {@value
 * #ENDING} letters, and the longest stem wins. Words that no stem matches are left out.
 */
public final class Dictionary {
  private static final int ENDING = 4;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}-]*|,|\\.|;");

  private final Map<String, String> stems;

  private Dictionary(Map<String, String> stems) {
    this.stems = Map.copyOf(stems);
  }

  /** The dictionary that ships with the service. */
  public static Dictionary builtIn() {
    try (var stream = Dictionary.class.getResourceAsStream("/dictionary/ru-en.txt")) {
      if (stream == null) {
        throw new IllegalStateException("dictionary/ru-en.txt is missing from the jar");
      }
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return of(reader.lines().toList());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * A dictionary of lines {@code stem = english}; empty lines and lines that begin with # are
   * comments. A stem that ends in a full stop matches only the whole word; an empty English side
   * says that the word has no counterpart.
   */
  static Dictionary of(List<String> lines) {
    Map<String, String> stems = new HashMap<>();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] sides = line.split("=", 2);
        if (sides.length != 2) {
          throw new IllegalArgumentException("no = in dictionary line: " + line);
        }
        stems.put(sides[0].strip(), sides[1].strip());
      }
    }
    return new Dictionary(stems);
  }

  /** The known words of a text in English, in order; empty if it knows none of them. */
  public Optional<String> toEnglish(String text) {
    List<String> english = new ArrayList<>();
    boolean known = false;
    Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT).replace('ё', 'е'));
    while (words.find()) {
      String word = words.group();
      if (!Character.isLetterOrDigit(word.codePointAt(0))) {
        separate(english);
      } else if (word.codePoints().allMatch(point -> point < 128)) {
        english.add(word);
      } else {
        String found = lookUp(word);
        if (found != null && !found.isEmpty()) {
          english.add(found);
          known = true;
        }
      }
    }
    return known ? Optional.of(joined(english)) : Optional.empty();
  }

  private @Nullable String lookUp(String word) {
    String whole = stems.get(word + ".");
    if (whole != null) {
      return whole;
    }
    for (int length = word.length(); length > Math.max(1, word.length() - ENDING - 1); length--) {
      String found = stems.get(word.substring(0, length));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static void separate(List<String> english) {
    if (!english.isEmpty() && !english.getLast().equals(",")) {
      english.add(",");
    }
  }

  private static String joined(List<String> english) {
    if (english.getLast().equals(",")) {
      english.removeLast();
    }
    return String.join(" ", english).replace(" ,", ",");
  }
}
