package backdrop.prompt.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.kit.failure.Failure;
import backdrop.prompt.text.LocalizedText;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StyleShelfTest {
  private final AtomicInteger ids = new AtomicInteger();
  private final StyleShelf shelf =
      new StyleShelf(
          new InMemoryStyles(), BuiltInStyles.all(), () -> "own-" + ids.incrementAndGet());

  @Test
  void showsTheBuiltInStylesToEverybody() {
    Set<String> ids = shelf.list("anna").stream().map(Style::id).collect(Collectors.toSet());

    assertThat(ids)
        .contains(
            "minimalistic",
            "contemporary",
            "scandinavian",
            "bohemian",
            "traditional",
            "urban",
            "marketplace-white",
            "nature");
  }

  @Test
  void keepsItsOwnRulesForBuiltInStyles() {
    assertThat(BuiltInStyles.all())
        .allSatisfy(style -> assertThat(style.design().checked()).isEqualTo(style.design()));
  }

  @Test
  void fillsTheMissingLanguageOfAName() {
    Style style = shelf.create("anna", design("", "Лофт", "{scene}, loft"));

    assertThat(style.text().name()).isEqualTo(new LocalizedText("Лофт", "Лофт"));
  }

  @Test
  void refusesATemplateWithoutAPlaceForTheScene() {
    assertThat(reason(() -> shelf.create("anna", design("Loft", "", "loft"))))
        .isEqualTo("STYLE_TEMPLATE_INVALID");
  }

  @Test
  void refusesAStyleWithoutAName() {
    assertThat(reason(() -> shelf.create("anna", design(" ", " ", "{scene}"))))
        .isEqualTo("STYLE_NAME_MISSING");
  }

  @Test
  void keepsTheSettingsThatSuitAStyle() {
    var settings = new SuggestedSettings(12, 4.5f, 0f);

    Style style = shelf.create("anna", design("Loft", "", "{scene}", settings));
    shelf.update("anna", style.id(), 1, design("Loft", "", "{scene}"));

    assertThat(style.suggested()).isEqualTo(settings);
    assertThat(shelf.get("anna", style.id()).suggested()).isEqualTo(SuggestedSettings.NONE);
  }

  @Test
  void refusesSettingsThatNoGenerationTakes() {
    for (SuggestedSettings settings :
        List.of(
            new SuggestedSettings(101, null, null),
            new SuggestedSettings(0, null, null),
            new SuggestedSettings(null, 0.5f, null),
            new SuggestedSettings(null, Float.NaN, null),
            new SuggestedSettings(null, null, 1.5f))) {
      assertThat(reason(() -> shelf.create("anna", design("Loft", "", "{scene}", settings))))
          .isEqualTo("STYLE_SETTING_OUT_OF_RANGE");
    }
  }

  @Test
  void refusesAChangeOfWhatSomebodyElseChangedMeanwhile() {
    Style style = shelf.create("anna", design("Loft", "", "{scene}"));
    shelf.update("anna", style.id(), 1, design("Loft 2", "", "{scene}"));

    assertThat(reason(() -> shelf.update("anna", style.id(), 1, design("Loft 3", "", "{scene}"))))
        .isEqualTo("STYLE_CHANGED");
  }

  @Test
  void lendsNobodyAnothersStyle() {
    Style style = shelf.create("anna", design("Loft", "", "{scene}"));

    assertThat(reason(() -> shelf.get("boris", style.id()))).isEqualTo("STYLE_NOT_FOUND");
  }

  @Test
  void protectsBuiltInStyles() {
    assertThat(reason(() -> shelf.delete("anna", "urban"))).isEqualTo("STYLE_BUILT_IN");
    assertThat(reason(() -> shelf.update("anna", "urban", 1, design("x", "", "{scene}"))))
        .isEqualTo("STYLE_BUILT_IN");
  }

  @Test
  void endsAtTwoHundredStyles() {
    for (int i = 0; i < StyleShelf.OWN_STYLES_LIMIT; i++) {
      shelf.create("anna", design("Loft " + i, "", "{scene}"));
    }

    assertThat(reason(() -> shelf.create("anna", design("Loft", "", "{scene}"))))
        .isEqualTo("TOO_MANY_STYLES");
  }

  private static String reason(Runnable call) {
    return catchThrowableOfType(Failure.class, call::run).reason().name();
  }

  private static StyleDesign design(String en, String ru, String template) {
    return design(en, ru, template, SuggestedSettings.NONE);
  }

  private static StyleDesign design(
      String en, String ru, String template, SuggestedSettings suggested) {
    return new StyleDesign(
        new StyleText(new LocalizedText(en, ru), LocalizedText.EMPTY, template, ""), suggested);
  }
}
