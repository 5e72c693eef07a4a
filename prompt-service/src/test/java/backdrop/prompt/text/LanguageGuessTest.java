package backdrop.prompt.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTest {
  private final LanguageGuess guess = new LanguageGuess(Set.of("oak", "table", "light", "marble"));

  @ParameterizedTest
  @CsvSource({
    "крем Natura Siberica на мраморе, ru",
    "на дерев'яному столі біля вікна, uk",
    "ағаш үстелде терезе жанында, kk",
    "on a light oak table, en",
    "marble, en",
    "auf einem Holztisch am Fenster, de",
    "sur une table en bois près de la fenêtre, fr",
    "sobre una mesa de madera junto a la ventana, es",
    "su un tavolo di legno vicino alla finestra, it",
    "na drewnianym stole przy oknie, pl",
    "窓辺の木のテーブルの上, ja",
    "在窗边的木桌上, zh",
    "على طاولة خشبية, ar",
    "'1:1', en"
  })
  void tellsTheLanguageOfAScene(String text, String language) {
    assertThat(guess.of(text)).contains(language);
  }

  @Test
  void saysNothingOfWordsThatItDoesNotKnow() {
    assertThat(guess.of("puinen pinta")).isEmpty();
  }
}
