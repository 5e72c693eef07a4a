package backdrop.auth.account;

import backdrop.auth.failure.AuthReason;
import backdrop.kit.failure.Failure;
import java.util.Locale;

/** A language that the product speaks. */
public enum Language {
  EN,
  RU;

  /**
   * The language of a BCP 47 tag; English for an empty one.
   *
   * @throws Failure LANGUAGE_UNKNOWN
   */
  public static Language of(String tag) {
    if (tag.isEmpty()) {
      return EN;
    }
    for (Language language : values()) {
      if (language.tag().equals(tag)) {
        return language;
      }
    }
    throw Failure.ofField(AuthReason.LANGUAGE_UNKNOWN, "language", "must be \"en\" or \"ru\"");
  }

  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
