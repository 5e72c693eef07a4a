package backdrop.prompt.text;

/**
 * A text in both languages.
 *
 * @param en English
 * @param ru Russian
 */
public record LocalizedText(String en, String ru) {
  public static final LocalizedText EMPTY = new LocalizedText("", "");

  /** The text in one language. */
  public String in(Language language) {
    return switch (language) {
      case EN -> en;
      case RU -> ru;
    };
  }

  /** The same text with a missing language filled from the other, and both stripped. */
  public LocalizedText filled() {
    String english = en.strip();
    String russian = ru.strip();
    return new LocalizedText(
        english.isEmpty() ? russian : english, russian.isEmpty() ? english : russian);
  }
}
