package backdrop.prompt.translation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Russian words of scenes in English, word by word: enough for a painting model, which reads nouns,
 * colours and materials and no grammar. And English scenes in Russian, for a reader. Immutable and
 * thread-safe.
 *
 * <p>An entry is a stem; it matches a word that begins with it and goes on for at most {@value
 * #ENDING} letters, and the longest stem wins. Words that no stem matches are left out.
 */
public final class Dictionary {
  private static final int ENDING = 4;
  // (wood:1.3): without its brackets the figure would be one more thing to paint.
  private static final Pattern WEIGHT = Pattern.compile(":\\s*[\\d.]+\\s*(?=\\))");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}-]*|,|\\.|;");

  private final Map<String, String> stems;
  private final Map<String, String> phrases;
  private final RussianReading reading = new RussianReading(RussianWords.builtIn());

  private Dictionary(Map<String, String> stems, Map<String, String> phrases) {
    this.stems = Map.copyOf(stems);
    this.phrases = Map.copyOf(phrases);
  }

  /**
   * The dictionary that ships with the service.
   *
   * @param phrases English phrases in lower case and the same in Russian
   */
  public static Dictionary builtIn(Map<String, String> phrases) {
    try (var stream = Dictionary.class.getResourceAsStream("/dictionary/ru-en.txt")) {
      if (stream == null) {
        throw new IllegalStateException("dictionary/ru-en.txt is missing from the jar");
      }
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return of(reader.lines().toList(), phrases);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * A dictionary of lines {@code stem = english}; empty lines and lines that begin with # are
   * comments. A stem that ends in a full stop matches only the whole word; an empty English side
   * says that the word has no counterpart.
   */
  static Dictionary of(List<String> lines, Map<String, String> phrases) {
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
    return new Dictionary(stems, phrases);
  }

  /**
   * The known words of a text in English, in order and without weights; empty if it knows none of
   * them.
   */
  public Optional<String> toEnglish(String text) {
    List<String> english = new ArrayList<>();
    boolean known = false;
    String unweighted = WEIGHT.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    Matcher words = WORD.matcher(unweighted.replace('ё', 'е'));
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

  /** All English words that it knows, in lower case. */
  public Set<String> englishWords() {
    return stems.values().stream()
        .flatMap(english -> Arrays.stream(english.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * An English text in Russian, part by part between commas: the phrases that this service ships in
   * both languages as they are, others by their words. Parts that it hardly knows stay English;
   * empty if that is all of them.
   */
  public Optional<String> toRussian(String text) {
    List<String> russian = new ArrayList<>();
    boolean known = false;
    for (String part : text.split("[,;]")) {
      String phrase = part.strip();
      if (!phrase.isEmpty()) {
        Optional<String> found =
            Optional.ofNullable(phrases.get(phrase.toLowerCase(Locale.ROOT)))
                .or(() -> reading.of(phrase));
        known |= found.isPresent();
        russian.add(found.orElse(phrase));
      }
    }
    return known ? Optional.of(String.join(", ", russian)) : Optional.empty();
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
