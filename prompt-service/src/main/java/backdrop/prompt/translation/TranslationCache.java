package backdrop.prompt.translation;

import backdrop.prompt.text.Language;
import backdrop.prompt.translation.Translator.Translated;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider translated lately, in memory only. Bounded by the characters it holds; what was
 * not asked for longest goes first. Thread-safe.
 */
final class TranslationCache {
  private final int limit;
  private final Map<Key, Translated> entries = new LinkedHashMap<>(64, 0.75f, true);
  private long characters;

  private record Key(String text, String sourceLanguage, Language target) {}

  /**
   * @param limit most characters of all texts and translations
   */
  TranslationCache(int limit) {
    this.limit = limit;
  }

  synchronized Optional<Translated> find(String text, String sourceLanguage, Language target) {
    return Optional.ofNullable(entries.get(new Key(text, sourceLanguage, target)));
  }

  synchronized void put(
      String text, String sourceLanguage, Language target, Translated translated) {
    Key key = new Key(text, sourceLanguage, target);
    Translated before = entries.put(key, translated);
    characters += size(key, translated) - (before == null ? 0 : size(key, before));
    Iterator<Map.Entry<Key, Translated>> oldest = entries.entrySet().iterator();
    while (characters > limit && oldest.hasNext()) {
      Map.Entry<Key, Translated> entry = oldest.next();
      characters -= size(entry.getKey(), entry.getValue());
      oldest.remove();
    }
  }

  private static long size(Key key, Translated translated) {
    return (long) key.text().length() + translated.text().length();
  }
}
