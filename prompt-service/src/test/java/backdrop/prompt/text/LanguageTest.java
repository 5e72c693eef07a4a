package backdrop.prompt.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageTest {
  @Test
  void takesARussianSentenceWithABrandNameForRussian() {
    assertThat(Language.guess("крем Natura Siberica на мраморе")).isEqualTo(Language.RU);
  }

  @Test
  void takesAnEnglishSentenceForEnglish() {
    assertThat(Language.guess("on a light oak table")).isEqualTo(Language.EN);
  }

  @Test
  void readsARegionalTag() {
    assertThat(Language.ofTag("ru-RU")).contains(Language.RU);
  }

  @Test
  void knowsNoOtherLanguage() {
    assertThat(Language.ofTag("de")).isEmpty();
  }
}
