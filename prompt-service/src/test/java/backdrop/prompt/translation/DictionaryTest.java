package backdrop.prompt.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryTest {
  private final Dictionary dictionary = Dictionary.builtIn(Map.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "на деревянном столе у окна | on wooden table by window",
        "белый мрамор, мягкий утренний свет | white marble, soft morning light",
        "на песчаном пляже под голубым небом | on sandy beach under light blue sky",
        "круглый подиум на розовом фоне | round podium on pink background",
        "Тёмный лес и мох | dark forest and moss",
        "кирпичная стена в стиле лофт | brick wall in loft",
        "снежные горы на закате | snowy mountains on sunset",
      })
  void saysASceneInEnglishWords(String russian, String english) {
    assertThat(dictionary.toEnglish(russian)).contains(english);
  }

  @Test
  void keepsLatinWords() {
    assertThat(dictionary.toEnglish("стол IKEA у окна")).contains("table ikea by window");
  }

  @Test
  void saysNothingWhenItKnowsNoWord() {
    assertThat(dictionary.toEnglish("абракадабра")).isEmpty();
  }

  @Test
  void prefersTheLongestStem() {
    Dictionary small = Dictionary.of(List.of("стол = table", "столиц = capital"), Map.of());

    assertThat(small.toEnglish("столица")).contains("capital");
  }

  @Test
  void matchesAWholeWordOnlyWhereAFullStopSaysSo() {
    Dictionary small = Dictionary.of(List.of("гор. = mountains", "пол. = floor"), Map.of());

    assertThat(small.toEnglish("горшок")).isEmpty();
  }
}
