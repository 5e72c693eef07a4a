package backdrop.prompt.text;

/** Where a text came from. */
public enum TextSource {
  /** YandexGPT or Yandex Translate. */
  YANDEX,
  /** A language model of another provider. */
  LANGUAGE_MODEL,
  /** The built-in writer or dictionary. */
  BUILT_IN,
  /** Nobody: it is the caller's own text. */
  PASS_THROUGH
}
