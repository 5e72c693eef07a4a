package backdrop.prompt.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageTest {
  @Test
  void readsARegionalTag() {
    assertThat(Language.ofTag("ru-RU")).contains(Language.RU);
  }

  @Test
  void knowsNoOtherLanguage() {
    assertThat(Language.ofTag("de")).isEmpty();
  }
}
