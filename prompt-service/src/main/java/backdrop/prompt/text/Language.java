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
    String primary = primary(tag);
    for (Language language : values()) {
      if (language.tag().equals(primary)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** The first part of a tag, in lower case: {@code ru} of {@code ru-RU}. */
  public static String primary(String tag) {
    return tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
  }
}
