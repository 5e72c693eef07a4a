package backdrop.gateway.prompt;

import backdrop.gateway.account.Language;
import backdrop.gateway.security.CallerToken;
import backdrop.gateway.style.TextJson;
import backdrop.kit.identity.Roles;
import backdrop.prompt.v1.ComposePromptRequest;
import backdrop.prompt.v1.PromptServiceGrpc.PromptServiceBlockingStub;
import backdrop.prompt.v1.SuggestPromptsRequest;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Helps to find words: scenes that would suit a product, and the prompt that a scene becomes. */
@Path("/api/prompts")
@Tag(name = "Prompts")
@RunOnVirtualThread
@RolesAllowed(Roles.USER)
public class PromptResource {
  private final PromptServiceBlockingStub prompts;
  private final TokenBudget tokenBudget;
  private final CallerToken caller;

  @Inject
  public PromptResource(
      @GrpcClient("prompt") PromptServiceBlockingStub prompts,
      TokenBudget tokenBudget,
      CallerToken caller) {
    this.prompts = prompts;
    this.tokenBudget = tokenBudget;
    this.caller = caller;
  }

  /** What to suggest scenes for. */
  @Schema(name = "SuggestionsRequest")
  public record SuggestionsRequest(
      @Nullable @Size(max = 300) String product,
      @Nullable @Size(max = 100) String styleId,
      @NotNull Language language,
      @NotNull @Min(1) @Max(10) Integer count,
      @Schema(description = "Fixes the built-in writer's choices") @Nullable Long seed) {}

  /** Scenes that would suit, and who wrote them. */
  @Schema(name = "Suggestions")
  public record SuggestionsJson(List<SuggestionJson> suggestions, TextSourceJson source) {}

  /** One scene in both languages. */
  @Schema(name = "Suggestion")
  public record SuggestionJson(TextJson scene) {}

  /** What to make a prompt of. */
  @Schema(name = "CompositionRequest")
  public record CompositionRequest(
      @Nullable @Size(max = 1000) String scene,
      @Schema(description = "Language of the scene; left out: found out") @Nullable @Size(max = 35)
          String language,
      @Nullable @Size(max = 300) String product,
      @Nullable @Size(max = 100) String styleId,
      @Nullable @Size(max = 1000) String negative) {}

  /** The prompt that the model would get. */
  @Schema(name = "Composition")
  public record CompositionJson(
      String prompt,
      String negativePrompt,
      int tokenCount,
      @Schema(description = "Phrases that did not fit, last first") List<String> droppedPhrases,
      @Schema(description = "Language of the scene if it was translated")
          @Nullable String translatedFrom,
      TextSourceJson translationSource,
      @Schema(description = "True where words may be missing from the translation")
          boolean approximate,
      @Nullable String styleId) {}

  @POST
  @Path("/suggestions")
  @Operation(operationId = "suggestScenes", summary = "Suggest scenes for a product")
  public SuggestionsJson suggest(@Valid @NotNull SuggestionsRequest request) {
    var wanted =
        SuggestPromptsRequest.newBuilder()
            .setProduct(orEmpty(request.product()))
            .setStyleId(orEmpty(request.styleId()))
            .setLanguage(request.language().tag())
            .setCount(request.count());
    if (request.seed() != null) {
      wanted.setSeed(request.seed());
    }
    var suggested = caller.on(prompts).suggestPrompts(wanted.build());
    return new SuggestionsJson(
        suggested.getSuggestionsList().stream()
            .map(suggestion -> new SuggestionJson(TextJson.of(suggestion.getScene())))
            .toList(),
        TextSourceJson.of(suggested.getSource()));
  }

  @POST
  @Path("/composition")
  @Operation(operationId = "composePrompt", summary = "Show the prompt that a scene becomes")
  public CompositionJson compose(@Valid @NotNull CompositionRequest request) {
    var composed =
        caller
            .on(prompts)
            .composePrompt(
                ComposePromptRequest.newBuilder()
                    .setScene(orEmpty(request.scene()))
                    .setLanguage(orEmpty(request.language()))
                    .setProduct(orEmpty(request.product()))
                    .setStyleId(orEmpty(request.styleId()))
                    .setNegative(orEmpty(request.negative()))
                    .setTokenBudget(tokenBudget.of(""))
                    .build());
    return new CompositionJson(
        composed.getPrompt(),
        composed.getNegativePrompt(),
        composed.getTokenCount(),
        composed.getDroppedPhrasesList(),
        composed.getTranslatedFrom().isEmpty() ? null : composed.getTranslatedFrom(),
        TextSourceJson.of(composed.getTranslationSource()),
        composed.getApproximate(),
        composed.hasStyle() ? composed.getStyle().getStyleId() : null);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
