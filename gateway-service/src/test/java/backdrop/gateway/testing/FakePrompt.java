package backdrop.gateway.testing;

import static backdrop.gateway.testing.FakeServices.account;
import static backdrop.gateway.testing.FakeServices.answer;
import static backdrop.gateway.testing.FakeServices.failure;

import backdrop.kit.failure.FailureKind;
import backdrop.prompt.v1.*;
import io.grpc.stub.StreamObserver;

/** One built-in style; a prompt is the scene with a prefix. */
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
            response.addSuggestionsBuilder().getSceneBuilder().setEn("scene " + i).setRu("сцена");
          }
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
          var response =
              ComposePromptResponse.newBuilder()
                  .setPrompt("prompt of " + request.getScene())
                  .setNegativePrompt("blurry")
                  .setTokenCount(request.getTokenBudget())
                  .setTranslationSource(TextSource.TEXT_SOURCE_PASS_THROUGH);
          if (request.getScene().split(" ").length > request.getTokenBudget()) {
            response.addDroppedPhrases("soft light");
          }
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
