package backdrop.prompt.translation;

import backdrop.prompt.text.Language;
import backdrop.prompt.text.ProviderUnavailable;
import backdrop.prompt.text.TextSource;
import backdrop.prompt.translation.Translator.Batch;
import backdrop.prompt.translation.Translator.Translated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * What a provider translates: remembered, cut to the size it takes, with the glossary before and
 * with it, all within one budget of time. Thread-safe.
 */
public final class ProvidedTranslations {
  private static final int REMEMBERED_CHARACTERS = 2_000_000;

  private final Translator translator;
  private final Glossary glossary;
  private final LongSupplier nanoTime;
  private final TranslationCache remembered = new TranslationCache(REMEMBERED_CHARACTERS);

  /**
   * @param nanoTime a clock like {@link System#nanoTime()}
   */
  public ProvidedTranslations(Translator translator, Glossary glossary, LongSupplier nanoTime) {
    this.translator = translator;
    this.glossary = glossary;
    this.nanoTime = nanoTime;
  }

  /**
   * The translations, in order; empty if the provider cannot be used this time.
   *
   * @param languages of each text its primary tag; empty means that the provider shall find out
   * @param allowed asked once, before the provider is; not asked if all is remembered
   */
  Optional<List<Translation>> translate(
      List<String> texts,
      List<String> languages,
      Language target,
      Duration wait,
      BooleanSupplier allowed) {
    Map<String, List<String>> missing = new LinkedHashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      if (remembered.find(texts.get(i), languages.get(i), target).isEmpty()) {
        missing.computeIfAbsent(languages.get(i), tag -> new ArrayList<>()).add(texts.get(i));
      }
    }
    if (!missing.isEmpty() && !allowed.getAsBoolean()) {
      return Optional.empty();
    }
    long deadline = nanoTime.getAsLong() + wait.toNanos();
    try {
      missing.forEach((language, foreign) -> fetch(foreign, language, target, deadline));
      return Optional.of(remembered(texts, languages, target));
    } catch (ProviderUnavailable unavailable) {
      // The provider has counted and logged it; the dictionary is the answer.
      return Optional.empty();
    }
  }

  private List<Translation> remembered(
      List<String> texts, List<String> languages, Language target) {
    List<Translation> translations = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      String language = languages.get(i);
      Translated found =
          remembered
              .find(text, language, target)
              .orElseThrow(() -> new ProviderUnavailable("the cache is too small for the texts"));
      translations.add(translation(text, language, target, found));
    }
    return translations;
  }

  private static Translation translation(
      String text, String language, Language target, Translated found) {
    String from = language.isEmpty() ? found.detectedLanguage() : language;
    return from.equals(target.tag())
        ? new Translation(text, from, TextSource.PASS_THROUGH, false)
        : new Translation(found.text(), from, TextSource.YANDEX, false);
  }

  private void fetch(List<String> texts, String language, Language target, long deadline) {
    if (language.isEmpty()) {
      texts.forEach(text -> fetchUnknown(text, target, deadline));
    } else {
      fetchKnown(texts, language, target, deadline);
    }
  }

  /** A text in the target language already is remembered as its own translation. */
  private void fetchUnknown(String text, Language target, long deadline) {
    String detected = translator.detect(text, left(deadline));
    if (detected.equals(target.tag())) {
      remembered.put(text, "", target, new Translated(text, detected));
    } else {
      fetchKnown(List.of(text), detected, target, deadline);
      remembered
          .find(text, detected, target)
          .ifPresent(
              found -> remembered.put(text, "", target, new Translated(found.text(), detected)));
    }
  }

  private void fetchKnown(List<String> texts, String language, Language target, long deadline) {
    var pieces = new TextPieces(texts, Translator.BATCH_CHARACTERS);
    List<String> translated = new ArrayList<>();
    for (List<String> batch : pieces.batches(Translator.BATCH_CHARACTERS)) {
      for (Translated each : translate(batch, language, target, deadline)) {
        translated.add(each.text());
      }
    }
    List<String> whole = pieces.joined(translated);
    for (int i = 0; i < texts.size(); i++) {
      remembered.put(texts.get(i), language, target, new Translated(whole.get(i), language));
    }
  }

  private List<Translated> translate(
      List<String> texts, String language, Language target, long deadline) {
    if (!language.equals("ru") || target != Language.EN) {
      return translator.translate(new Batch(texts, language, target, List.of()), left(deadline));
    }
    var prepared = glossary.prepare(texts, Translator.GLOSSARY_PAIRS);
    return translator.translate(
        new Batch(prepared.texts(), language, target, prepared.pairs()), left(deadline));
  }

  private Duration left(long deadline) {
    long left = deadline - nanoTime.getAsLong();
    if (left <= 0) {
      throw new ProviderUnavailable("there is no time left to translate in");
    }
    return Duration.ofNanos(left);
  }
}
