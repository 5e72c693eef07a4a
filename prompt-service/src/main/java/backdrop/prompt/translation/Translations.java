package backdrop.prompt.translation;

import backdrop.kit.failure.Failure;
import backdrop.prompt.failure.PromptReason;
import backdrop.prompt.failure.TextRules;
import backdrop.prompt.text.Language;
import backdrop.prompt.text.ProviderUnavailable;
import backdrop.prompt.text.TextSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Translates by the provider where there is one, else by the built-in dictionary, else not at all;
 * every answer says which. Never fails because a provider does. Thread-safe.
 */
public final class Translations {
  static final int TEXTS_LIMIT = 20;
  static final int CHARACTERS_LIMIT = 10_000;

  private final Optional<Translator> provider;
  private final Dictionary dictionary;

  public Translations(Optional<Translator> provider, Dictionary dictionary) {
    this.provider = provider;
    this.dictionary = dictionary;
  }

  /**
   * One translation for each text, in order.
   *
   * @param sourceLanguage BCP 47 tag; empty means find out for each text
   * @param targetLanguage {@code en} or {@code ru}
   * @throws Failure LANGUAGE_UNKNOWN, TEXT_MISSING or TEXT_TOO_LONG
   */
  public List<Translation> translate(
      List<String> texts, String sourceLanguage, String targetLanguage) {
    Language target =
        Language.ofTag(targetLanguage)
            .orElseThrow(
                () ->
                    Failure.ofField(
                        PromptReason.LANGUAGE_UNKNOWN, "targetLanguage", "must be en or ru"));
    if (texts.isEmpty() || texts.size() > TEXTS_LIMIT) {
      throw Failure.ofField(
          PromptReason.TEXT_MISSING, "texts", "must be 1 to " + TEXTS_LIMIT + " texts");
    }
    TextRules.atMost(CHARACTERS_LIMIT, "texts", String.join("", texts));
    return provide(texts, sourceLanguage.strip(), target);
  }

  /** One text to English; the language is found out if the tag is empty. Does not check lengths. */
  public Translation toEnglish(String text, String sourceLanguage) {
    return provide(List.of(text), sourceLanguage.strip(), Language.EN).getFirst();
  }

  private List<Translation> provide(List<String> texts, String sourceLanguage, Language target) {
    List<String> foreign =
        texts.stream().filter(text -> !isIn(text, sourceLanguage, target)).toList();
    List<Translation> translated = new ArrayList<>(byProvider(foreign, sourceLanguage, target));
    return texts.stream()
        .map(
            text ->
                isIn(text, sourceLanguage, target)
                    ? new Translation(text, target.tag(), TextSource.PASS_THROUGH, false)
                    : translated.removeFirst())
        .toList();
  }

  private List<Translation> byProvider(List<String> texts, String sourceLanguage, Language target) {
    if (provider.isPresent() && !texts.isEmpty()) {
      try {
        return provider.get().translate(texts, sourceLanguage, target).stream()
            .map(
                answer ->
                    new Translation(
                        answer.text(), answer.detectedLanguage(), TextSource.YANDEX, false))
            .toList();
      } catch (ProviderUnavailable unavailable) {
        // The provider has counted and logged it; the dictionary is the answer.
      }
    }
    return texts.stream().map(text -> builtIn(text, sourceLanguage, target)).toList();
  }

  private Translation builtIn(String text, String sourceLanguage, Language target) {
    String from = sourceLanguage.isEmpty() ? Language.guess(text).tag() : sourceLanguage;
    if (target == Language.EN && Language.ofTag(from).equals(Optional.of(Language.RU))) {
      Optional<String> english = dictionary.toEnglish(text);
      if (english.isPresent()) {
        return new Translation(english.get(), from, TextSource.BUILT_IN, true);
      }
    }
    return new Translation(text, from, TextSource.PASS_THROUGH, true);
  }

  private static boolean isIn(String text, String sourceLanguage, Language target) {
    if (text.isBlank()) {
      return true;
    }
    Optional<Language> named = Language.ofTag(sourceLanguage);
    return sourceLanguage.isEmpty()
        ? Language.guess(text) == target
        : named.isPresent() && named.get() == target;
  }
}
