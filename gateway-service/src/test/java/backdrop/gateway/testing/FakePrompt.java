package backdrop.gateway.testing;

import static backdrop.gateway.testing.FakeServices.account;
import static backdrop.gateway.testing.FakeServices.answer;
import static backdrop.gateway.testing.FakeServices.failure;

import backdrop.kit.failure.FailureKind;
import backdrop.prompt.v1.*;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One built-in style; a prompt is the scene with a prefix, and "soft light" where that is counted
 * to fit.
 */
public final class FakePrompt extends PromptServiceGrpc.PromptServiceImplBase {
  private static final Style MINIMALISTIC =
      Style.newBuilder()
          .setStyleId("minimalistic")
          .setName(LocalizedText.newBuilder().setEn("Minimalistic").setRu("Минимализм"))
          .setTemplate("{scene}")
          .setBuiltIn(true)
          .setRevision(1)
          .setBackground(StyleBackground.STYLE_BACKGROUND_PAINTED)
          .setSuggested(SuggestedSettings.newBuilder().setSteps(12).setShadowStrength(0.25f))
          .build();

  /** The last request of each scene. */
  public final Map<String, ComposePromptRequest> composed = new ConcurrentHashMap<>();

  @Override
  public void listStyles(ListStylesRequest request, StreamObserver<ListStylesResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          return ListStylesResponse.newBuilder().addStyles(MINIMALISTIC).build();
        });
  }

  @Override
  public void getStyle(GetStyleRequest request, StreamObserver<GetStyleResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          return GetStyleResponse.newBuilder().setStyle(style(request.getStyleId())).build();
        });
  }

  /** Gives back what it gets. */
  @Override
  public void createStyle(
      CreateStyleRequest request, StreamObserver<CreateStyleResponse> observer) {
    answer(
        observer,
        () ->
            CreateStyleResponse.newBuilder()
                .setStyle(
                    Style.newBuilder()
                        .setStyleId(account())
                        .setName(request.getName())
                        .setTemplate(request.getTemplate())
                        .setRevision(1)
                        .setSuggested(request.getSuggested()))
                .build());
  }

  /** Everything was changed by somebody else after its first revision. */
  @Override
  public void updateStyle(
      UpdateStyleRequest request, StreamObserver<UpdateStyleResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          if (request.getExpectedRevision() != 2) {
            throw failure(FailureKind.CONFLICT, "STYLE_CHANGED");
          }
          return UpdateStyleResponse.newBuilder()
              .setStyle(
                  Style.newBuilder()
                      .setStyleId(request.getStyleId())
                      .setRevision(3)
                      .setSuggested(request.getSuggested()))
              .build();
        });
  }

  @Override
  public void deleteStyle(
      DeleteStyleRequest request, StreamObserver<DeleteStyleResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          throw failure(FailureKind.FORBIDDEN, "STYLE_BUILT_IN");
        });
  }

  @Override
  public void suggestPrompts(
      SuggestPromptsRequest request, StreamObserver<SuggestPromptsResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          var response =
              SuggestPromptsResponse.newBuilder().setSource(TextSource.TEXT_SOURCE_BUILT_IN);
          for (int i = 0; i < request.getCount(); i++) {
            var suggestion =
                response.addSuggestionsBuilder().setSource(TextSource.TEXT_SOURCE_LANGUAGE_MODEL);
            suggestion.getSceneBuilder().setEn("scene " + i).setRu("сцена");
            suggestion.getPartsBuilder().getPaletteBuilder().setEn(palette(request.getLook()));
          }
          return response.build();
        });
  }

  /** What is known of the product, so that a test sees what came. */
  private static String palette(ProductLook look) {
    return look.getColoursList().stream()
        .map(colour -> "%06x at %s".formatted(colour.getRgb(), look.getAspect()))
        .findFirst()
        .orElse("unknown");
  }

  @Override
  public void translate(TranslateRequest request, StreamObserver<TranslateResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          var response = TranslateResponse.newBuilder();
          for (String text : request.getTextsList()) {
            response
                .addTranslationsBuilder()
                .setText(request.getTargetLanguage() + ":" + text)
                .setDetectedLanguage("de")
                .setSource(TextSource.TEXT_SOURCE_YANDEX);
          }
          return response.build();
        });
  }

  @Override
  public void exportStyles(
      ExportStylesRequest request, StreamObserver<ExportStylesResponse> observer) {
    answer(
        observer,
        () -> {
          var name = LocalizedText.newBuilder().setEn(account() + "'s").setRu("свой");
          return ExportStylesResponse.newBuilder()
              .addStyles(
                  PortableStyle.newBuilder()
                      .setName(name)
                      .setTemplate("{scene}, loft")
                      .setSuggested(
                          SuggestedSettings.newBuilder().setSteps(9).setShadowStrength(0)))
              .build();
        });
  }

  @Override
  public void importStyles(
      ImportStylesRequest request, StreamObserver<ImportStylesResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          var response = ImportStylesResponse.newBuilder();
          request
              .getStylesList()
              .forEach(
                  style ->
                      response
                          .addStylesBuilder()
                          .setName(style.getName())
                          .setTemplate(style.getTemplate())
                          .setSuggested(style.getSuggested()));
          return response.build();
        });
  }

  @Override
  public void composePrompt(
      ComposePromptRequest request, StreamObserver<ComposePromptResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          composed.put(request.getScene(), request);
          var response =
              ComposePromptResponse.newBuilder()
                  .setPrompt("prompt of " + request.getScene())
                  .setNegativePrompt("blurry")
                  .setTokenCount(request.getTokenBudget())
                  .setTranslationSource(TextSource.TEXT_SOURCE_PASS_THROUGH);
          if (request.getNegativeWords() == NegativeWords.NEGATIVE_WORDS_SCENE) {
            response.setOmittedNegative("text");
          }
          response
              .addCandidatesBuilder()
              .setPrompt("prompt of " + request.getScene() + ", soft light");
          response
              .addCandidatesBuilder()
              .setPrompt("prompt of " + request.getScene())
              .addDroppedPhrases("soft light");
          if (!request.getStyleId().isEmpty()) {
            response.setStyle(style(request.getStyleId()));
          }
          return response.build();
        });
  }

  private static Style style(String styleId) {
    if (!"minimalistic".equals(styleId)) {
      throw failure(FailureKind.NOT_FOUND, "STYLE_NOT_FOUND");
    }
    return MINIMALISTIC;
  }
}
