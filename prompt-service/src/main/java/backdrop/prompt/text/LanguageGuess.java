package backdrop.prompt.text;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the language of a short text without asking anybody: by its script, by letters that only
 * one language has, by its little words, and English also by its words. It rather says nothing than
 * something wrong. Immutable and thread-safe.
 */
public final class LanguageGuess {
  private static final Map<UnicodeScript, String> SCRIPTS =
      Map.of(
          UnicodeScript.HIRAGANA, "ja",
          UnicodeScript.KATAKANA, "ja",
          UnicodeScript.HAN, "zh",
          UnicodeScript.HANGUL, "ko",
          UnicodeScript.ARABIC, "ar",
          UnicodeScript.HEBREW, "he",
          UnicodeScript.GREEK, "el",
          UnicodeScript.ARMENIAN, "hy",
          UnicodeScript.GEORGIAN, "ka",
          UnicodeScript.THAI, "th");

  /** Cyrillic letters that Russian lacks; the first language that has one is taken. */
  private static final List<Map.Entry<String, String>> CYRILLIC =
      List.of(
          Map.entry("kk", "әғқңұһ"),
          Map.entry("be", "ў"),
          Map.entry("uk", "їєґі"),
          Map.entry("sr", "ђјљњћџ"));

  private static final Map<String, Set<String>> LITTLE_WORDS =
      Map.of(
          "en",
          Set.of(
              "the", "a", "an", "on", "in", "at", "of", "with", "and", "by", "near", "under",
              "behind", "for", "from", "to", "is"),
          "de",
          Set.of(
              "der",
              "die",
              "das",
              "auf",
              "einem",
              "einer",
              "ein",
              "eine",
              "mit",
              "und",
              "im",
              "am",
              "vor",
              "aus",
              "dem",
              "den",
              "hintergrund",
              "licht",
              "weiß",
              "weißer"),
          "fr",
          Set.of(
              "le", "la", "les", "sur", "une", "un", "avec", "et", "dans", "du", "des", "près",
              "lumière", "bois", "blanc"),
          "es",
          Set.of(
              "el", "los", "las", "sobre", "una", "con", "y", "en", "del", "junto", "luz", "mesa",
              "madera", "blanco"),
          "it",
          Set.of(
              "il", "lo", "gli", "su", "una", "con", "e", "nel", "della", "di", "vicino", "tavolo",
              "legno", "luce"),
          "pt",
          Set.of("o", "os", "sobre", "uma", "com", "na", "no", "da", "perto", "madeira"),
          "pl",
          Set.of("na", "przy", "z", "w", "stole", "drewnianym", "białym", "tle", "światło"),
          "tr",
          Set.of("bir", "ve", "ile", "üzerinde", "masa", "ahşap", "beyaz", "yanında"));

  private final Set<String> englishWords;

  /**
   * @param englishWords words in lower case by which English is known
   */
  public LanguageGuess(Set<String> englishWords) {
    this.englishWords = Set.copyOf(englishWords);
  }

  /** Primary tag of the language; empty if the text does not tell. */
  public Optional<String> of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Map<UnicodeScript, Integer> scripts = scripts(lower);
    int letters = scripts.values().stream().mapToInt(Integer::intValue).sum();
    if (letters == 0) {
      return Optional.of(Language.EN.tag());
    }
    // Sellers mix Latin brand names into sentences of any script.
    if (scripts.getOrDefault(UnicodeScript.CYRILLIC, 0) * 10 >= letters) {
      return Optional.of(cyrillic(lower));
    }
    for (UnicodeScript script :
        List.of(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HAN)) {
      if (scripts.getOrDefault(script, 0) * 10 >= letters) {
        return Optional.ofNullable(SCRIPTS.get(script));
      }
    }
    return scripts.entrySet().stream()
        .filter(entry -> entry.getValue() * 10 >= letters && SCRIPTS.containsKey(entry.getKey()))
        .findFirst()
        .map(entry -> SCRIPTS.get(entry.getKey()))
        .or(() -> latin(lower));
  }

  private static Map<UnicodeScript, Integer> scripts(String text) {
    Map<UnicodeScript, Integer> scripts = new HashMap<>();
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(point -> scripts.merge(UnicodeScript.of(point), 1, Integer::sum));
    return scripts;
  }

  private static String cyrillic(String text) {
    return CYRILLIC.stream()
        .filter(entry -> text.chars().anyMatch(letter -> entry.getValue().indexOf(letter) >= 0))
        .findFirst()
        .map(Map.Entry::getKey)
        .orElse(Language.RU.tag());
  }

  private Optional<String> latin(String text) {
    List<String> words =
        List.of(text.split("[^\\p{L}]+")).stream().filter(word -> !word.isEmpty()).toList();
    long known = words.stream().filter(this::english).count();
    Optional<Map.Entry<String, Long>> foreign =
        LITTLE_WORDS.entrySet().stream()
            .filter(entry -> !entry.getKey().equals("en"))
            .map(entry -> Map.entry(entry.getKey(), hits(words, entry.getValue())))
            .max(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .filter(entry -> entry.getValue() > 0);
    if (foreign.isPresent() && foreign.get().getValue() > known) {
      return foreign.map(Map.Entry::getKey);
    }
    return 2 * known >= words.size() ? Optional.of(Language.EN.tag()) : Optional.empty();
  }

  private boolean english(String word) {
    return englishWords.contains(word) || LITTLE_WORDS.getOrDefault("en", Set.of()).contains(word);
  }

  private static long hits(List<String> words, Set<String> of) {
    return words.stream().filter(of::contains).count();
  }
}
