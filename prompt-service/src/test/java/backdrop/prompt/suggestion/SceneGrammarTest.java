package backdrop.prompt.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.prompt.style.BuiltInStyles;
import backdrop.prompt.text.LocalizedText;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SceneGrammarTest {
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");

  private final SceneGrammar grammar = new SceneGrammar();

  @Test
  void writesTheSameScenesForTheSameSeed() {
    assertThat(grammar.write("urban", 10, 7)).isEqualTo(grammar.write("urban", 10, 7));
  }

  @Test
  void writesOtherScenesForAnotherSeed() {
    assertThat(grammar.write("", 5, 1)).isNotEqualTo(grammar.write("", 5, 2));
  }

  @Test
  void neverRepeatsItselfWithinAnAnswer() {
    for (var style : BuiltInStyles.all()) {
      for (long seed = 0; seed < 20; seed++) {
        assertThat(grammar.write(style.id(), 10, seed)).hasSize(10).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void writesEachLanguageInItsOwnLetters() {
    List<LocalizedText> scenes = grammar.write("", 10, 3);

    assertThat(scenes)
        .allSatisfy(
            scene -> {
              assertThat(CYRILLIC.matcher(scene.en()).find()).isFalse();
              assertThat(CYRILLIC.matcher(scene.ru()).find()).isTrue();
            });
  }

  @Test
  void writesForAStyleOfSomebodysOwnLikeForAny() {
    assertThat(grammar.write("5f0c", 10, 1)).hasSize(10);
  }
}
