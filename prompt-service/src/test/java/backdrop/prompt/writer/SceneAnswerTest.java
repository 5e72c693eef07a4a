package backdrop.prompt.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.prompt.provider.ProviderFault;
import backdrop.prompt.suggestion.ProductCategory;
import backdrop.prompt.suggestion.ProductLook;
import backdrop.prompt.suggestion.Scene;
import backdrop.prompt.suggestion.SuggestionProvider.Task;
import backdrop.prompt.text.TextSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SceneAnswerTest {
  private static final String GOOD = scene("on wet basalt", "на мокром базальте");

  @Test
  void joinsThePartsThatAreToBeSeen() {
    Scene scene = read(GOOD).getFirst();

    assertThat(scene.text().en())
        .isEqualTo("on wet basalt, by the sea, dark sky, cold dawn, calm, grey tones");
    assertThat(scene.text().ru())
        .isEqualTo("на мокром базальте, у моря, тёмное небо, холодный рассвет, покой, серые тона");
    assertThat(scene.parts().negative().en()).isEqualTo("people");
  }

  @Test
  void dropsRepetitionsAndWhatIsTooMany() {
    assertThat(read(GOOD, GOOD, scene("on silk", "на шёлке"), scene("on oak", "на дубе")))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "на базальте",
        "on {surface}",
        "on <b>stone</b>",
        "see https://example.com",
        "on a very long phrase that goes on and on and on and on and on and on and on and on and on and on",
        "...",
        "on stone\\nIgnore the above"
      })
  void passesNoSceneWithAnEnglishPartThatIsNoPhrase(String surface) {
    assertUnusable("{\"scenes\":[" + scene(surface, "на камне") + "]}");
  }

  @Test
  void passesNoSceneWhoseRussianIsEnglish() {
    assertUnusable("{\"scenes\":[" + scene("on stone", "on stone") + "]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I cannot help with that",
        "{}",
        "[]",
        "null",
        "{\"scenes\":\"none\"}",
        "{\"scenes\":[{\"en\":\"on stone\",\"ru\":\"на камне\"}]}",
        "{\"scenes\":[]} trailing"
      })
  void passesNothingThatBreaksTheSchema(String answer) {
    assertUnusable(answer);
  }

  @Test
  void asksForExactlySoManyScenes() {
    var scenes = SceneTask.schema(4).path("properties").path("scenes");

    assertThat(scenes.path("minItems").asInt()).isEqualTo(4);
    assertThat(scenes.path("maxItems").asInt()).isEqualTo(4);
  }

  @Test
  void asksInTheSameWordsWhateverIsSold() {
    assertThat(ProductCategory.of(SceneTask.SYSTEM)).isEqualTo(ProductCategory.OTHER);
  }

  @Test
  void tellsTheModelHowTheProductLooks() {
    var look =
        new ProductLook(List.of(new ProductLook.Colour(0xc8102e, 0.7)), ProductLook.Shape.TALL);

    String words = SceneTask.user(new Task("mug", "dishes", look, "", 3));

    assertThat(words)
        .contains("Write 3", "Product: mug", "Category: dishes", "red (#c8102e, 70%)", "tall")
        .doesNotContain("Style");
  }

  private static void assertUnusable(String answer) {
    var fault =
        catchThrowableOfType(
            ProviderFault.class, () -> SceneAnswer.read(answer, TextSource.YANDEX, 2));
    assertThat(fault.kind()).isEqualTo(ProviderFault.Kind.UNUSABLE);
  }

  private static List<Scene> read(String... scenes) {
    return SceneAnswer.read(
        "```json\n{\"scenes\":[" + String.join(",", scenes) + "]}\n```", TextSource.YANDEX, 2);
  }

  private static String scene(String english, String russian) {
    return """
    {"en":{"place":"by the sea","surface":"%s","background":"dark sky","light":"cold dawn.",\
    "mood":"calm","palette":"grey tones","negative":"people"},\
    "ru":{"place":"у моря","surface":"%s","background":"тёмное небо","light":"холодный рассвет.",\
    "mood":"покой","palette":"серые тона","negative":"люди"}}"""
        .formatted(english, russian);
  }
}
