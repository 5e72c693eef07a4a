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
        "(деревянный:1.3) стол, [окно] | wooden table, window",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "on a light oak table, soft morning light | на светлом дубовом столе, мягкий утренний свет",
        "on wooden table by the window | на деревянном столе у окна",
        "a brick wall behind | кирпичная стена позади",
        "in a bright kitchen with white walls and flowers | в яркой кухне с белыми стенами и цветами",
        "on mossy stones under a blue sky | на мшистых камнях под синим небом",
        "window light | свет окна",
        "palm leaf shadows on the wall | тени пальмового листа на стене",
        "on a large round podium | на большом круглом подиуме",
        "with snowy mountains in the distance | со снежными горами вдали",
        "cozy | уютно",
        "with white panels on the wall | с белым panels на стене",
        "on a table near IKEA | на столе возле ikea",
      })
  void saysASceneInRussianWords(String english, String russian) {
    assertThat(dictionary.toRussian(english).orElseThrow()).startsWith(russian);
  }

  @Test
  void keepsThePartsThatItHardlyKnows() {
    assertThat(dictionary.toRussian("on sand, kallax billy")).contains("на песке, kallax billy");
  }

  @Test
  void saysNothingInRussianWhenItKnowsNoPart() {
    assertThat(dictionary.toRussian("kallax billy")).isEmpty();
  }
}
