package backdrop.prompt.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.prompt.composition.TokenEstimate;
import backdrop.prompt.style.BuiltInStyles;
import backdrop.prompt.style.Style;
import backdrop.prompt.suggestion.ProductLook.Colour;
import backdrop.prompt.suggestion.ProductLook.Shape;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SceneGrammarTest {
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
  private static final Pattern LATIN = Pattern.compile("[a-zA-Z]");
  private static final Pattern OPEN_SLOT =
      Pattern.compile("[{}\\[\\]<>$%_|=]|,\\s*,|^\\s*,|,\\s*$");

  private final SceneGrammar grammar = new SceneGrammar(ScenePhrases.builtIn());

  @Test
  void writesTheSameScenesForTheSameSeed() {
    assertThat(write("urban", 10, 7)).isEqualTo(write("urban", 10, 7));
  }

  @Test
  void writesOtherScenesForAnotherSeed() {
    assertThat(write("", 5, 1)).isNotEqualTo(write("", 5, 2));
  }

  static Stream<String> styles() {
    return Stream.concat(BuiltInStyles.all().stream().map(Style::id), Stream.of("", "5f0c"));
  }

  @ParameterizedTest
  @MethodSource("styles")
  void writesHundredsOfScenesWithoutRepeatingItselfInAnAnswer(String styleId) {
    for (long seed = 0; seed < 50; seed++) {
      List<Scene> scenes = write(styleId, 10, seed);

      assertThat(scenes).hasSize(10);
      assertThat(scenes.stream().map(scene -> scene.text().en())).doesNotHaveDuplicates();
      assertThat(scenes.stream().map(scene -> scene.text().ru())).doesNotHaveDuplicates();
      assertThat(scenes).allSatisfy(SceneGrammarTest::isWhole);
    }
  }

  @Test
  void neverPutsAMugOfOneColourOnTheSame() {
    for (long seed = 0; seed < 30; seed++) {
      List<Scene> scenes =
          look(new ProductLook(List.of(new Colour(0xfafafa, 0.8)), Shape.COMPACT), seed);

      assertThat(scenes)
          .allSatisfy(scene -> assertThat(scene.parts().surface().en()).doesNotContain("white"));
    }
  }

  @Test
  void beginsWithWhatSuitsTheProduct() {
    var wish =
        new SceneGrammar.Wish(
            "", ProductCategory.of("керамическая кружка"), ProductLook.UNKNOWN, 3, 4);

    assertThat(grammar.write(wish))
        .extracting(scene -> scene.parts().surface().en())
        .allMatch(
            surface ->
                List.of(
                        "on a light oak table",
                        "on a white marble counter",
                        "on a beige linen cloth",
                        "on a kitchen worktop",
                        "on a terracotta tile")
                    .contains(surface));
  }

  @Test
  void putsNoWallBehindGrass() {
    for (long seed = 0; seed < 100; seed++) {
      assertThat(write("", 10, seed))
          .filteredOn(scene -> scene.parts().surface().en().contains("grass"))
          .allSatisfy(
              scene ->
                  assertThat(scene.parts().background().en())
                      .doesNotContain("shelves", "bookcase"));
    }
  }

  private static void isWhole(Scene scene) {
    // The estimate is a token or two short for rare words: twice as much is more than CLIP counts.
    assertThat(2 * TokenEstimate.of(scene.text().en())).isLessThanOrEqualTo(75);
    for (var text :
        List.of(
            scene.text(),
            scene.parts().place(),
            scene.parts().surface(),
            scene.parts().background(),
            scene.parts().light(),
            scene.parts().mood(),
            scene.parts().palette(),
            scene.parts().negative())) {
      assertThat(text.en()).isNotBlank().doesNotContainPattern(OPEN_SLOT);
      assertThat(text.ru()).isNotBlank().doesNotContainPattern(OPEN_SLOT);
      assertThat(CYRILLIC.matcher(text.en()).find()).isFalse();
      assertThat(LATIN.matcher(text.ru()).find()).isFalse();
    }
  }

  private List<Scene> write(String styleId, int count, long seed) {
    return grammar.write(
        new SceneGrammar.Wish(styleId, ProductCategory.OTHER, ProductLook.UNKNOWN, count, seed));
  }

  private List<Scene> look(ProductLook look, long seed) {
    return grammar.write(new SceneGrammar.Wish("", ProductCategory.OTHER, look, 5, seed));
  }
}
