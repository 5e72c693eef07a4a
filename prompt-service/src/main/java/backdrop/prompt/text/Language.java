package backdrop.prompt.text;

import java.util.Locale;
import java.util.Optional;

/** The two languages that Backdrop reads and writes. */
public enum Language {
  EN,
  RU;

  /** BCP 47 tag: {@code en} or {@code ru}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The language of a tag such as {@code ru} or {@code ru-RU}; empty for any other. */
  public static Optional<Language> ofTag(String tag) {
    String primary = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    for (Language language : values()) {
      if (language.tag().equals(primary)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /**
   * The language that a text is most likely in: Russian as soon as a tenth of its letters are
   * Cyrillic, because sellers mix Latin brand names into Russian sentences.
   */
  public static Language guess(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long cyrillic =
        text.codePoints()
            .filter(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.CYRILLIC)
            .count();
    return cyrillic * 10 >= letters && cyrillic > 0 ? RU : EN;
  }
}
