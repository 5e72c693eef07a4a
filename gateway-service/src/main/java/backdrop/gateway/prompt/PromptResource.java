package backdrop.gateway.prompt;

import backdrop.gateway.account.Language;
import backdrop.gateway.security.CallerToken;
import backdrop.gateway.style.TextJson;
import backdrop.inference.v1.PromptSyntax;
import backdrop.kit.identity.Roles;
import backdrop.prompt.v1.ComposePromptRequest;
import backdrop.prompt.v1.PromptServiceGrpc.PromptServiceBlockingStub;
import backdrop.prompt.v1.SceneParts;
import backdrop.prompt.v1.SuggestPromptsRequest;
import backdrop.prompt.v1.Suggestion;
import backdrop.prompt.v1.TranslateRequest;
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

/**
 * Helps to find words: scenes that would suit a product, their translation, and the prompt that a
 * scene becomes.
 */
@Path("/api/prompts")
@Tag(name = "Prompts")
@RunOnVirtualThread
@RolesAllowed(Roles.USER)
public class PromptResource {
  private final PromptServiceBlockingStub prompts;
  private final PromptComposition composition;
  private final ProductLooks productLooks;
  private final CallerToken caller;

  @Inject
  public PromptResource(
      @GrpcClient("prompt") PromptServiceBlockingStub prompts,
      PromptComposition composition,
      ProductLooks productLooks,
      CallerToken caller) {
    this.prompts = prompts;
    this.composition = composition;
    this.productLooks = productLooks;
    this.caller = caller;
  }

  /** What to suggest scenes for. */
  @Schema(name = "SuggestionsRequest")
  public record SuggestionsRequest(
      @Nullable @Size(max = 200) String product,
      @Schema(description = "What kind of thing it is, in any language") @Nullable @Size(max = 100)
          String category,
      @Schema(
              description =
                  "Photo whose product is measured here, so that colours and surfaces suit it;"
                      + " only these numbers can go to a provider, never the photo")
          @Nullable
          @Size(max = 100)
          String photoId,
      @Nullable @Size(max = 100) String styleId,
      @NotNull Language language,
      @NotNull @Min(1) @Max(10) Integer count,
      @Schema(description = "Fixes the built-in writer's choices") @Nullable Long seed) {}

  /** Scenes that would suit, and who wrote them. */
  @Schema(name = "Suggestions")
  public record SuggestionsJson(List<SuggestionJson> suggestions, TextSourceJson source) {}

  /** One scene in both languages. */
  @Schema(name = "Suggestion")
  public record SuggestionJson(TextJson scene, ScenePartsJson parts, TextSourceJson source) {
    static SuggestionJson of(Suggestion suggestion) {
      return new SuggestionJson(
          TextJson.of(suggestion.getScene()),
          ScenePartsJson.of(suggestion.getParts()),
          TextSourceJson.of(suggestion.getSource()));
    }
  }

  /** What a scene is made of. */
  @Schema(name = "SceneParts")
  public record ScenePartsJson(
      TextJson place,
      TextJson surface,
      TextJson background,
      TextJson light,
      TextJson mood,
      TextJson palette,
      @Schema(description = "What to avoid; fits the field negative") TextJson negative) {
    static ScenePartsJson of(SceneParts parts) {
      return new ScenePartsJson(
          TextJson.of(parts.getPlace()),
          TextJson.of(parts.getSurface()),
          TextJson.of(parts.getBackground()),
          TextJson.of(parts.getLight()),
          TextJson.of(parts.getMood()),
          TextJson.of(parts.getPalette()),
          TextJson.of(parts.getNegative()));
    }
  }

  /** What to translate. */
  @Schema(name = "TranslationRequest")
  public record TranslationRequest(
      @NotNull @Size(min = 1, max = 20) List<@NotNull @Size(max = 10_000) String> texts,
      @Schema(description = "Language of the texts; left out: found out for each")
          @Nullable
          @Size(max = 35)
          String from,
      @NotNull Language to) {}

  /** One translation for each text, in order. */
  @Schema(name = "Translations")
  public record TranslationsJson(List<TranslationJson> translations) {}

  /** One translated text. */
  @Schema(name = "Translation")
  public record TranslationJson(
      String text,
      String detectedLanguage,
      TextSourceJson source,
      @Schema(description = "True where words may be missing") boolean approximate) {}

  /** What to make a prompt of. */
  @Schema(name = "CompositionRequest")
  public record CompositionRequest(
      @Nullable @Size(max = 1000) String scene,
      @Schema(description = "Language of the scene; left out: found out") @Nullable @Size(max = 35)
          String language,
      @Nullable @Size(max = 200) String product,
      @Nullable @Size(max = 100) String styleId,
      @Nullable @Size(max = 500) String negative,
      @Schema(description = "Model that shall paint it; left out: the default one")
          @Nullable
          @Size(max = 100)
          String model) {}

  /** The prompt that the model would get. */
  @Schema(name = "Composition")
  public record CompositionJson(
      String prompt,
      String negativePrompt,
      @Schema(
              description =
                  "The style's negative prompt where it is left out, for a model that does not"
                      + " understand it")
          @Nullable String omittedNegative,
      @Schema(description = "Tokens of the prompt, by the model's own tokenizer") int tokenCount,
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
            .setCategory(orEmpty(request.category()))
            .setLook(productLooks.of(request.photoId()))
            .setStyleId(orEmpty(request.styleId()))
            .setLanguage(request.language().tag())
            .setCount(request.count());
    if (request.seed() != null) {
      wanted.setSeed(request.seed());
    }
    var suggested = caller.on(prompts).suggestPrompts(wanted.build());
    return new SuggestionsJson(
        suggested.getSuggestionsList().stream().map(SuggestionJson::of).toList(),
        TextSourceJson.of(suggested.getSource()));
  }

  @POST
  @Path("/translation")
  @Operation(operationId = "translate", summary = "Translate to English or Russian")
  public TranslationsJson translate(@Valid @NotNull TranslationRequest request) {
    var translated =
        caller
            .on(prompts)
            .translate(
                TranslateRequest.newBuilder()
                    .addAllTexts(request.texts())
                    .setSourceLanguage(orEmpty(request.from()))
                    .setTargetLanguage(request.to().tag())
                    .build());
    return new TranslationsJson(
        translated.getTranslationsList().stream()
            .map(
                translation ->
                    new TranslationJson(
                        translation.getText(),
                        translation.getDetectedLanguage(),
                        TextSourceJson.of(translation.getSource()),
                        translation.getApproximate()))
            .toList());
  }

  @POST
  @Path("/composition")
  @Operation(operationId = "composePrompt", summary = "Show the prompt that a scene becomes")
  public CompositionJson compose(@Valid @NotNull CompositionRequest request) {
    var composed =
        composition.compose(
            ComposePromptRequest.newBuilder()
                .setScene(orEmpty(request.scene()))
                .setLanguage(orEmpty(request.language()))
                .setProduct(orEmpty(request.product()))
                .setStyleId(orEmpty(request.styleId()))
                .setNegative(orEmpty(request.negative())),
            orEmpty(request.model()),
            PromptSyntax.PROMPT_SYNTAX_LITERAL);
    return new CompositionJson(
        composed.getPrompt(),
        composed.getNegativePrompt(),
        composed.getOmittedNegative().isEmpty() ? null : composed.getOmittedNegative(),
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
