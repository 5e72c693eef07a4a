package backdrop.prompt.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.kit.failure.Failure;
import backdrop.prompt.limit.OwnerLimit;
import backdrop.prompt.text.ProviderUnavailable;
import backdrop.prompt.text.TextSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TranslationsTest {
  private final Recording provider = new Recording();

  @Test
  void asksTheProviderOnlyForWhatIsForeign() {
    var translated = with(provider).translate("anna", List.of("a table", "стол", "wood"), "", "en");

    assertThat(translated)
        .containsExactly(
            new Translation("a table", "en", TextSource.PASS_THROUGH, false),
            new Translation("T:стол", "ru", TextSource.YANDEX, false),
            new Translation("wood", "en", TextSource.PASS_THROUGH, false));
  }

  @Test
  void asksForTheSameTextOnce() {
    var translations = with(provider);
    translations.translate("anna", List.of("стол"), "", "en");

    translations.translate("boris", List.of("стол", "стол"), "", "en");

    assertThat(provider.batches).hasSize(1);
  }

  @Test
  void findsOutALanguageThatNobodyNamed() {
    provider.language = "fi";

    var translated = with(provider).translate("anna", List.of("puinen pöytä"), "", "en");

    assertThat(translated)
        .containsExactly(new Translation("T:puinen pöytä", "fi", TextSource.YANDEX, false));
  }

  @Test
  void leavesATextAloneThatTurnsOutToBeEnglish() {
    provider.language = "en";

    var translated = with(provider).translate("anna", List.of("kallax billy"), "", "en");

    assertThat(translated)
        .containsExactly(new Translation("kallax billy", "en", TextSource.PASS_THROUGH, false));
    assertThat(provider.batches).isEmpty();
  }

  @Test
  void sendsTheGlossaryAlongWithARussianText() {
    with(provider).translate("anna", List.of("каменная столешница, бесшовный фон"), "", "en");

    assertThat(provider.batches.getFirst().sourceLanguage()).isEqualTo("ru");
    assertThat(provider.batches.getFirst().glossary())
        .contains(
            new GlossaryPair("столешница", "countertop"),
            new GlossaryPair("бесшовный фон", "seamless backdrop"));
  }

  @Test
  void sendsAtMostTenThousandCharactersAtOnce() {
    String text = "Белый мрамор. ".repeat(3_000).strip();

    var translated = with(provider).translate("anna", List.of(text, "стол"), "", "en");

    assertThat(provider.batches)
        .hasSizeGreaterThan(3)
        .allSatisfy(
            batch ->
                assertThat(batch.texts().stream().mapToInt(String::length).sum())
                    .isLessThanOrEqualTo(10_000));
    assertThat(translated.get(0).text().replace("T:", "")).isEqualTo(text);
    assertThat(translated.get(1).text()).isEqualTo("T:стол");
  }

  @Test
  void usesTheDictionaryWhenTheProviderIsDownAndSaysSo() {
    provider.down = true;

    assertThat(with(provider).translate("anna", List.of("на деревянном столе у окна"), "", "en"))
        .containsExactly(
            new Translation("on wooden table by window", "ru", TextSource.BUILT_IN, true));
  }

  @Test
  void usesTheDictionaryForAnAccountThatAskedTooOften() {
    var limit = new OwnerLimit(1, Duration.ofMinutes(1), () -> 0L, () -> {});
    var translations = translations(provider, limit);
    translations.translate("anna", List.of("белый стол"), "", "en");

    var translated = translations.translate("anna", List.of("деревянный стол"), "", "en");

    assertThat(translated.getFirst().source()).isEqualTo(TextSource.BUILT_IN);
  }

  @Test
  void passesUnknownWordsThroughAndSaysSo() {
    provider.down = true;

    assertThat(with(provider).translate("anna", List.of("абракадабра"), "", "en"))
        .containsExactly(new Translation("абракадабра", "ru", TextSource.PASS_THROUGH, true));
  }

  @Test
  void knowsItsOwnPhrasesInRussian() {
    provider.down = true;

    assertThat(with(provider).translate("anna", List.of("On sand, soft light"), "en", "ru"))
        .containsExactly(new Translation("на песке, мягкий свет", "en", TextSource.BUILT_IN, true));
  }

  @Test
  void saysAnEnglishSceneInRussianByDictionaryAndSaysSo() {
    provider.down = true;

    assertThat(with(provider).translate("anna", List.of("on a wooden table"), "", "ru"))
        .containsExactly(new Translation("на деревянном столе", "en", TextSource.BUILT_IN, true));
  }

  @Test
  void leavesAnEnglishSceneAloneWhoseWordsItHardlyKnows() {
    provider.down = true;

    assertThat(with(provider).translate("anna", List.of("kallax billy rack"), "en", "ru"))
        .containsExactly(new Translation("kallax billy rack", "en", TextSource.PASS_THROUGH, true));
  }

  @Test
  void refusesATargetThatIsNeitherEnglishNorRussian() {
    assertThat(reason(List.of("стол"), "de")).isEqualTo("LANGUAGE_UNKNOWN");
  }

  @Test
  void refusesMoreThanAHundredThousandCharacters() {
    assertThat(reason(List.of("я".repeat(100_001)), "en")).isEqualTo("TEXT_TOO_LONG");
  }

  @Test
  void refusesMoreThanTwentyTexts() {
    assertThat(reason(Collections.nCopies(21, "стол"), "en")).isEqualTo("TEXT_MISSING");
  }

  private String reason(List<String> texts, String target) {
    return catchThrowableOfType(
            Failure.class, () -> with(provider).translate("anna", texts, "", target))
        .reason()
        .name();
  }

  private static Translations with(Translator provider) {
    return translations(provider, new OwnerLimit(1_000, Duration.ofMinutes(1), () -> 0L, () -> {}));
  }

  private static Translations translations(Translator provider, OwnerLimit limit) {
    return new Translations(
        Optional.of(new ProvidedTranslations(provider, Glossary.builtIn(), () -> 0L)),
        Dictionary.builtIn(Map.of("on sand", "на песке", "soft light", "мягкий свет")),
        limit,
        Duration.ofSeconds(9));
  }

  /** Puts a T: before each text, and remembers what it was asked. */
  private static final class Recording implements Translator {
    final List<Batch> batches = new ArrayList<>();
    String language = "en";
    boolean down;

    @Override
    public List<Translated> translate(Batch batch, Duration patience) {
      if (down) {
        throw new ProviderUnavailable("down");
      }
      batches.add(batch);
      return batch.texts().stream().map(text -> new Translated("T:" + text, "")).toList();
    }

    @Override
    public String detect(String text, Duration patience) {
      if (down) {
        throw new ProviderUnavailable("down");
      }
      return language;
    }
  }
}
