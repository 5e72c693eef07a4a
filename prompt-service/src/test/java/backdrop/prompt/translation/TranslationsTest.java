package backdrop.prompt.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.kit.failure.Failure;
import backdrop.prompt.text.ProviderUnavailable;
import backdrop.prompt.text.TextSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TranslationsTest {
  private static final Translator UPPER =
      (texts, source, target) ->
          texts.stream().map(text -> new Translator.Translated("T:" + text, "ru")).toList();
  private static final Translator DOWN =
      (texts, source, target) -> {
        throw new ProviderUnavailable("down");
      };

  @Test
  void asksTheProviderOnlyForWhatIsForeign() {
    var translated = with(UPPER).translate(List.of("a table", "стол", "wood"), "", "en");

    assertThat(translated)
        .containsExactly(
            new Translation("a table", "en", TextSource.PASS_THROUGH, false),
            new Translation("T:стол", "ru", TextSource.YANDEX, false),
            new Translation("wood", "en", TextSource.PASS_THROUGH, false));
  }

  @Test
  void usesTheDictionaryWhenTheProviderIsDownAndSaysSo() {
    var translated = with(DOWN).translate(List.of("деревянный стол"), "", "en");

    assertThat(translated)
        .containsExactly(new Translation("wooden table", "ru", TextSource.BUILT_IN, true));
  }

  @Test
  void passesUnknownWordsThroughAndSaysSo() {
    var translated = with(DOWN).translate(List.of("абракадабра"), "", "en");

    assertThat(translated)
        .containsExactly(new Translation("абракадабра", "ru", TextSource.PASS_THROUGH, true));
  }

  @Test
  void hasNoDictionaryIntoRussian() {
    var translated = with(DOWN).translate(List.of("a table"), "", "ru");

    assertThat(translated)
        .containsExactly(new Translation("a table", "en", TextSource.PASS_THROUGH, true));
  }

  @Test
  void refusesATargetThatIsNeitherEnglishNorRussian() {
    assertThat(reason(List.of("стол"), "de")).isEqualTo("LANGUAGE_UNKNOWN");
  }

  @Test
  void refusesMoreThanTenThousandCharacters() {
    assertThat(reason(List.of("я".repeat(10_001)), "en")).isEqualTo("TEXT_TOO_LONG");
  }

  @Test
  void refusesMoreThanTwentyTexts() {
    assertThat(reason(Collections.nCopies(21, "стол"), "en")).isEqualTo("TEXT_MISSING");
  }

  private static String reason(List<String> texts, String target) {
    return catchThrowableOfType(Failure.class, () -> with(UPPER).translate(texts, "", target))
        .reason()
        .name();
  }

  private static Translations with(Translator provider) {
    return new Translations(Optional.of(provider), Dictionary.builtIn());
  }
}
