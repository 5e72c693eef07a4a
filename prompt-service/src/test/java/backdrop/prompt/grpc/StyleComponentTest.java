package backdrop.prompt.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import backdrop.prompt.v1.CreateStyleRequest;
import backdrop.prompt.v1.DeleteStyleRequest;
import backdrop.prompt.v1.ExportStylesRequest;
import backdrop.prompt.v1.GetStyleRequest;
import backdrop.prompt.v1.ImportStylesRequest;
import backdrop.prompt.v1.ListStylesRequest;
import backdrop.prompt.v1.LocalizedText;
import backdrop.prompt.v1.PortableStyle;
import backdrop.prompt.v1.Style;
import backdrop.prompt.v1.StyleBackground;
import backdrop.prompt.v1.SuggestedSettings;
import backdrop.prompt.v1.UpdateStyleRequest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Styles, and whose they are. */
@QuarkusTest
class StyleComponentTest extends PromptComponent {
  @Test
  void carriesStylesFromOneAccountToAnother() {
    create("export-1", "Loft");
    create("export-1", "Attic");
    var exported = as("export-1").exportStyles(ExportStylesRequest.getDefaultInstance());
    var imported = ImportStylesRequest.newBuilder().addAllStyles(exported.getStylesList()).build();

    int first = as("import-1").importStyles(imported).getStylesCount();
    int second = as("import-1").importStyles(imported).getStylesCount();

    assertThat(first).isEqualTo(2);
    assertThat(second).isZero();
    assertThat(as("import-1").exportStyles(ExportStylesRequest.getDefaultInstance()))
        .isEqualTo(exported);
  }

  @Test
  void importsAllOfAFileOrNothing() {
    var one = PortableStyle.newBuilder().setName(LocalizedText.newBuilder().setEn("Loft"));
    var file =
        ImportStylesRequest.newBuilder()
            .addStyles(one.setTemplate("{scene}, loft"))
            .addStyles(one.setTemplate("no place for the scene"))
            .build();

    Failure failure = failure(() -> as("import-2").importStyles(file));

    assertThat(failure.reason().name()).isEqualTo("STYLE_TEMPLATE_INVALID");
    assertThat(failure.fields().getFirst().field()).isEqualTo("styles[1].template");
    assertThat(
            as("import-2").exportStyles(ExportStylesRequest.getDefaultInstance()).getStylesList())
        .isEmpty();
  }

  @Test
  void keepsAnAccountsOwnStyleToTheAccount() {
    Style mine = create("anna", "Loft");

    Failure failure =
        failure(
            () ->
                as("boris")
                    .getStyle(GetStyleRequest.newBuilder().setStyleId(mine.getStyleId()).build()));

    assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
    assertThat(failure.reason().name()).isEqualTo("STYLE_NOT_FOUND");
    assertThat(as("boris").listStyles(ListStylesRequest.getDefaultInstance()).getStylesList())
        .noneMatch(style -> style.getStyleId().equals(mine.getStyleId()));
  }

  @Test
  void changesAStyleOnlyAtTheRevisionThatWasSeen() {
    Style mine = create("anna", "Loft");
    var change =
        UpdateStyleRequest.newBuilder()
            .setStyleId(mine.getStyleId())
            .setExpectedRevision(mine.getRevision())
            .setName(LocalizedText.newBuilder().setEn("Loft, brighter"))
            .setTemplate("{scene}, bright loft")
            .build();
    as("anna").updateStyle(change);

    Failure failure = failure(() -> as("anna").updateStyle(change));

    assertThat(failure.kind()).isEqualTo(FailureKind.CONFLICT);
    assertThat(failure.reason().name()).isEqualTo("STYLE_CHANGED");
  }

  @Test
  void remembersTheSettingsThatSuitAStyle() {
    Style mine =
        as("anna")
            .createStyle(
                CreateStyleRequest.newBuilder()
                    .setName(LocalizedText.newBuilder().setEn("Dusk"))
                    .setTemplate("{scene}, dusk")
                    .setSuggested(SuggestedSettings.newBuilder().setSteps(12).setShadowStrength(0))
                    .build())
            .getStyle();

    var found =
        as("anna").getStyle(GetStyleRequest.newBuilder().setStyleId(mine.getStyleId()).build());

    assertThat(found.getStyle().getSuggested())
        .isEqualTo(SuggestedSettings.newBuilder().setSteps(12).setShadowStrength(0).build());
  }

  @Test
  void forgetsADeletedStyle() {
    Style mine = create("anna", "Loft");
    var delete = DeleteStyleRequest.newBuilder().setStyleId(mine.getStyleId()).build();

    as("anna").deleteStyle(delete);
    as("anna").deleteStyle(delete);

    assertThat(as("anna").listStyles(ListStylesRequest.getDefaultInstance()).getStylesList())
        .noneMatch(style -> style.getStyleId().equals(mine.getStyleId()));
  }

  @Test
  void paintsNothingBehindTheMarketplaceStyle() {
    Style white =
        as("anna")
            .getStyle(GetStyleRequest.newBuilder().setStyleId("marketplace-white").build())
            .getStyle();

    assertThat(white.getBackground()).isEqualTo(StyleBackground.STYLE_BACKGROUND_WHITE);
  }

  private Style create(String account, String name) {
    return as(account)
        .createStyle(
            CreateStyleRequest.newBuilder()
                .setName(LocalizedText.newBuilder().setEn(name))
                .setTemplate("{scene}, loft")
                .build())
        .getStyle();
  }
}
