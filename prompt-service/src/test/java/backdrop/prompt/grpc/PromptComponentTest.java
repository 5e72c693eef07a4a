package backdrop.prompt.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.fakeyandex.FakeYandex;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.grpc.FailureStatuses;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.BearerToken;
import backdrop.kit.testing.MongoServerResource;
import backdrop.kit.testing.TestIssuer;
import backdrop.prompt.v1.ComposePromptRequest;
import backdrop.prompt.v1.ComposePromptResponse;
import backdrop.prompt.v1.CreateStyleRequest;
import backdrop.prompt.v1.DeleteStyleRequest;
import backdrop.prompt.v1.ExportStylesRequest;
import backdrop.prompt.v1.GetStyleRequest;
import backdrop.prompt.v1.ImportStylesRequest;
import backdrop.prompt.v1.ListStylesRequest;
import backdrop.prompt.v1.LocalizedText;
import backdrop.prompt.v1.NegativeWords;
import backdrop.prompt.v1.PortableStyle;
import backdrop.prompt.v1.PromptServiceGrpc;
import backdrop.prompt.v1.Style;
import backdrop.prompt.v1.StyleBackground;
import backdrop.prompt.v1.SuggestPromptsRequest;
import backdrop.prompt.v1.SuggestPromptsResponse;
import backdrop.prompt.v1.SuggestedSettings;
import backdrop.prompt.v1.TextSource;
import backdrop.prompt.v1.TranslateRequest;
import backdrop.prompt.v1.UpdateStyleRequest;
import backdrop.prompt.yandex.FakeYandexResource;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(MongoServerResource.class)
@QuarkusTestResource(FakeYandexResource.class)
class PromptComponentTest {
  @ConfigProperty(name = "quarkus.grpc.server.test-port")
  int port;

  private ManagedChannel channel;

  @BeforeEach
  void connect() {
    channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
  }

  @Test
  void composesAPromptFromAStyleAndAnEnglishScene() {
    ComposePromptResponse composed =
        as("anna")
            .composePrompt(
                ComposePromptRequest.newBuilder()
                    .setScene("on a light oak table")
                    .setStyleId("minimalistic")
                    .build());

    assertThat(composed.getPrompt()).startsWith("on a light oak table, soft light, minimalistic");
    assertThat(composed.getTranslatedFrom()).isEmpty();
    assertThat(composed.getStyle().getName().getRu()).isEqualTo("Минимализм");
  }

  @Test
  void hasTheProviderTranslateARussianScene() {
    ComposePromptResponse composed = compose("на деревянном столе у окна");

    assertThat(composed.getPrompt()).startsWith("on a wooden table by the window");
    assertThat(composed.getTranslatedFrom()).isEqualTo("ru");
    assertThat(composed.getTranslationSource()).isEqualTo(TextSource.TEXT_SOURCE_YANDEX);
    assertThat(composed.getApproximate()).isFalse();
  }

  @Test
  void translatesByDictionaryWhenTheProviderIsOverQuota() {
    ComposePromptResponse composed = compose("деревянный стол у окна " + FakeYandex.OVER_QUOTA);

    assertThat(composed.getPrompt()).startsWith("wooden table by window");
    assertThat(composed.getTranslationSource()).isEqualTo(TextSource.TEXT_SOURCE_BUILT_IN);
    assertThat(composed.getApproximate()).isTrue();
  }

  @Test
  void letsTheLanguageModelSuggestScenes() {
    SuggestPromptsResponse suggested = suggest("a mug");

    assertThat(suggested.getSource()).isEqualTo(TextSource.TEXT_SOURCE_YANDEX);
    assertThat(suggested.getSuggestionsList())
        .extracting(suggestion -> suggestion.getScene().getEn())
        .anyMatch(scene -> scene.startsWith("on blue silk, in a quiet studio"));
  }

  @Test
  void writesItselfWhenTheAnswerWasFiltered() {
    assertBuiltIn(suggest(FakeYandex.FILTERED));
  }

  @Test
  void writesItselfWhenTheAnswerIsNoJson() {
    assertBuiltIn(suggest(FakeYandex.NONSENSE));
  }

  @Test
  void writesItselfWhenTheProviderIsOverQuota() {
    assertBuiltIn(suggest(FakeYandex.OVER_QUOTA));
  }

  @Test
  void saysOfEachScenesWhatItIsMadeOfAndByWhom() {
    var suggestion = suggest("a mug").getSuggestions(0);

    assertThat(suggestion.getSource()).isEqualTo(TextSource.TEXT_SOURCE_YANDEX);
    assertThat(suggestion.getParts().getSurface().getRu()).isEqualTo("на мокром базальте");
    assertThat(suggestion.getParts().getNegative().getEn()).isEqualTo("clutter");
  }

  @Test
  void translatesAnyLanguageToEnglish() {
    var translated =
        as("anna")
            .translate(
                TranslateRequest.newBuilder()
                    .addTexts("auf einem Holztisch am Fenster")
                    .setTargetLanguage("en")
                    .build())
            .getTranslations(0);

    assertThat(translated.getText()).isEqualTo("on a wooden table by the window");
    assertThat(translated.getDetectedLanguage()).isEqualTo("de");
  }

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
  void leavesTheStylesNegativePromptOutForAModelThatKnowsOnlyScenes() {
    ComposePromptResponse composed =
        as("anna")
            .composePrompt(
                ComposePromptRequest.newBuilder()
                    .setScene("on a light oak table")
                    .setStyleId("minimalistic")
                    .setNegativeWords(NegativeWords.NEGATIVE_WORDS_SCENE)
                    .build());

    assertThat(composed.getNegativePrompt()).isEmpty();
    assertThat(composed.getOmittedNegative()).isEqualTo("text, watermark, people");
  }

  @Test
  void offersCandidatesToWhoeverCountsBetter() {
    ComposePromptResponse composed =
        as("anna")
            .composePrompt(
                ComposePromptRequest.newBuilder()
                    .setScene("on a light oak table")
                    .setStyleId("minimalistic")
                    .setTokenBudget(30)
                    .build());

    assertThat(composed.getCandidatesList()).hasSizeGreaterThan(1);
    assertThat(composed.getCandidates(0).getPrompt()).isEqualTo(composed.getPrompt());
    assertThat(composed.getCandidates(1).getDroppedPhrasesList()).containsExactly("high quality");
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

  @Test
  void namesTheFieldOfACountOutOfRange() {
    Failure failure =
        failure(
            () ->
                as("anna")
                    .suggestPrompts(
                        SuggestPromptsRequest.newBuilder().setLanguage("ru").setCount(99).build()));

    assertThat(failure.reason().name()).isEqualTo("COUNT_OUT_OF_RANGE");
    assertThat(failure.fields().getFirst().field()).isEqualTo("count");
  }

  @Test
  void answersNobodyWithoutAToken() {
    Failure failure =
        failure(
            () ->
                PromptServiceGrpc.newBlockingStub(channel)
                    .listStyles(ListStylesRequest.getDefaultInstance()));

    assertThat(failure.reason().name()).isEqualTo("TOKEN_MISSING");
  }

  private ComposePromptResponse compose(String scene) {
    return as("anna")
        .composePrompt(
            ComposePromptRequest.newBuilder().setScene(scene).setStyleId("urban").build());
  }

  private SuggestPromptsResponse suggest(String product) {
    return as("anna")
        .suggestPrompts(
            SuggestPromptsRequest.newBuilder()
                .setProduct(product)
                .setLanguage("en")
                .setCount(3)
                .build());
  }

  private static void assertBuiltIn(SuggestPromptsResponse suggested) {
    assertThat(suggested.getSource()).isEqualTo(TextSource.TEXT_SOURCE_BUILT_IN);
    assertThat(suggested.getSuggestionsList()).hasSize(3);
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

  private PromptServiceGrpc.PromptServiceBlockingStub as(String account) {
    return PromptServiceGrpc.newBlockingStub(channel)
        .withCallCredentials(new BearerToken(TestIssuer.token(account, Roles.USER)));
  }

  private static Failure failure(Runnable call) {
    return FailureStatuses.toFailure(catchThrowableOfType(StatusRuntimeException.class, call::run));
  }
}
