package backdrop.prompt.translation;

import backdrop.kit.failure.Failure;
import backdrop.prompt.failure.PromptReason;
import backdrop.prompt.failure.TextRules;
import backdrop.prompt.limit.OwnerLimit;
import backdrop.prompt.text.Language;
import backdrop.prompt.text.LanguageGuess;
import backdrop.prompt.text.TextSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Translates by the provider where there is one and the account has not asked it too often, else by
 * the built-in dictionary, else not at all; every answer says which. Never fails because a provider
 * does. Thread-safe.
 */
public final class Translations {
  static final int TEXTS_LIMIT = 20;
  static final int CHARACTERS_LIMIT = 100_000;

  private final Optional<ProvidedTranslations> provider;
  private final Dictionary dictionary;
  private final LanguageGuess guess;
  private final OwnerLimit limit;
  private final Duration patience;

  /**
   * @param limit how often one account may ask the provider
   * @param patience for {@link #translate}
   */
  public Translations(
      Optional<ProvidedTranslations> provider,
      Dictionary dictionary,
      OwnerLimit limit,
      Duration patience) {
    this.provider = provider;
    this.dictionary = dictionary;
    this.guess = new LanguageGuess(dictionary.englishWords());
    this.limit = limit;
    this.patience = patience;
  }

  /**
   * One translation for each text, in order.
   *
   * @param sourceLanguage BCP 47 tag; empty means find out for each text
   * @param targetLanguage {@code en} or {@code ru}
   * @throws Failure LANGUAGE_UNKNOWN, TEXT_MISSING or TEXT_TOO_LONG
   */
  public List<Translation> translate(
      String accountId, List<String> texts, String sourceLanguage, String targetLanguage) {
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
    return provide(new Order(accountId, texts, sourceLanguage, target), patience);
  }

  /**
   * Texts in English, in order; the language is found out where the tag is empty. Does not check
   * lengths.
   *
   * @param wait how long a provider is waited for
   */
  public List<Translation> toEnglish(
      String accountId, List<String> texts, String sourceLanguage, Duration wait) {
    return provide(new Order(accountId, texts, sourceLanguage, Language.EN), wait);
  }

  private record Order(
      String accountId, List<String> texts, String sourceLanguage, Language target) {}

  private List<Translation> provide(Order order, Duration wait) {
    String named = Language.primary(order.sourceLanguage());
    List<String> languages = new ArrayList<>();
    for (String text : order.texts()) {
      languages.add(text.isBlank() ? order.target().tag() : language(text, named));
    }
    List<String> foreign = new ArrayList<>();
    List<String> foreignLanguages = new ArrayList<>();
    for (int i = 0; i < languages.size(); i++) {
      if (!languages.get(i).equals(order.target().tag())) {
        foreign.add(order.texts().get(i));
        foreignLanguages.add(languages.get(i));
      }
    }
    List<Translation> translated =
        foreign.isEmpty() ? List.of() : foreign(order, foreign, foreignLanguages, wait);
    return merged(order, languages, translated);
  }

  private List<Translation> foreign(
      Order order, List<String> texts, List<String> languages, Duration wait) {
    return provider
        .flatMap(
            provided ->
                provided.translate(
                    texts, languages, order.target(), wait, () -> limit.allows(order.accountId())))
        .orElseGet(() -> builtIn(texts, languages, order.target()));
  }

  private static List<Translation> merged(
      Order order, List<String> languages, List<Translation> translated) {
    List<Translation> all = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < languages.size(); i++) {
      all.add(
          languages.get(i).equals(order.target().tag())
              ? new Translation(
                  order.texts().get(i), order.target().tag(), TextSource.PASS_THROUGH, false)
              : translated.get(next++));
    }
    return all;
  }

  /** The language as named or as the text tells; empty if only a provider can tell. */
  private String language(String text, String named) {
    if (!named.isEmpty()) {
      // A Russian interface sends English scenes with its own tag as well.
      boolean mistaken = named.equals("ru") && guess.of(text).equals(Optional.of("en"));
      return mistaken ? Language.EN.tag() : named;
    }
    return guess.of(text).orElseGet(() -> provider.isPresent() ? "" : Language.EN.tag());
  }

  private List<Translation> builtIn(List<String> texts, List<String> languages, Language target) {
    List<Translation> translated = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      translated.add(builtIn(texts.get(i), languages.get(i), target));
    }
    return translated;
  }

  private Translation builtIn(String text, String language, Language target) {
    if (language.isEmpty()) {
      // Most likely English with words that are not in the dictionary.
      return new Translation(text, Language.EN.tag(), TextSource.PASS_THROUGH, true);
    }
    Optional<String> known =
        switch (target) {
          case EN -> language.equals("ru") ? dictionary.toEnglish(text) : Optional.empty();
          case RU -> language.equals("en") ? dictionary.toRussian(text) : Optional.empty();
        };
    return known
        .map(words -> new Translation(words, language, TextSource.BUILT_IN, true))
        .orElseGet(() -> new Translation(text, language, TextSource.PASS_THROUGH, true));
  }
}
