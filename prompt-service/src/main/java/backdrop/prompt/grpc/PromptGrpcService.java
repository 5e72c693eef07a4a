package backdrop.prompt.grpc;

import backdrop.kit.failure.Failure;
import backdrop.kit.identity.Caller;
import backdrop.kit.identity.Roles;
import backdrop.prompt.composition.Draft;
import backdrop.prompt.composition.PromptComposer;
import backdrop.prompt.failure.PromptReason;
import backdrop.prompt.style.Style;
import backdrop.prompt.style.StyleShelf;
import backdrop.prompt.suggestion.Suggestions;
import backdrop.prompt.text.Language;
import backdrop.prompt.translation.Translations;
import backdrop.prompt.v1.ComposePromptRequest;
import backdrop.prompt.v1.ComposePromptResponse;
import backdrop.prompt.v1.CreateStyleRequest;
import backdrop.prompt.v1.CreateStyleResponse;
import backdrop.prompt.v1.DeleteStyleRequest;
import backdrop.prompt.v1.DeleteStyleResponse;
import backdrop.prompt.v1.ExportStylesRequest;
import backdrop.prompt.v1.ExportStylesResponse;
import backdrop.prompt.v1.GetStyleRequest;
import backdrop.prompt.v1.GetStyleResponse;
import backdrop.prompt.v1.ImportStylesRequest;
import backdrop.prompt.v1.ImportStylesResponse;
import backdrop.prompt.v1.ListStylesRequest;
import backdrop.prompt.v1.ListStylesResponse;
import backdrop.prompt.v1.NegativeWords;
import backdrop.prompt.v1.PromptService;
import backdrop.prompt.v1.SuggestPromptsRequest;
import backdrop.prompt.v1.SuggestPromptsResponse;
import backdrop.prompt.v1.TranslateRequest;
import backdrop.prompt.v1.TranslateResponse;
import backdrop.prompt.v1.UpdateStyleRequest;
import backdrop.prompt.v1.UpdateStyleResponse;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;

/** The prompt service on the wire: translates messages and delegates. */
@GrpcService
public class PromptGrpcService implements PromptService {
  @Inject Caller caller;
  @Inject StyleShelf shelf;
  @Inject Suggestions suggestions;
  @Inject Translations translations;
  @Inject PromptComposer composer;

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Uni<ListStylesResponse> listStyles(ListStylesRequest request) {
    var response = ListStylesResponse.newBuilder();
    for (Style style : shelf.list(caller.accountId())) {
      response.addStyles(PromptMessages.style(style));
    }
    return Uni.createFrom().item(response.build());
  }

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Uni<GetStyleResponse> getStyle(GetStyleRequest request) {
    Style style = shelf.get(caller.accountId(), request.getStyleId());
    return Uni.createFrom()
        .item(GetStyleResponse.newBuilder().setStyle(PromptMessages.style(style)).build());
  }

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Uni<CreateStyleResponse> createStyle(CreateStyleRequest request) {
    Style style = shelf.create(caller.accountId(), PromptMessages.design(request));
    return Uni.createFrom()
        .item(CreateStyleResponse.newBuilder().setStyle(PromptMessages.style(style)).build());
  }

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Uni<UpdateStyleResponse> updateStyle(UpdateStyleRequest request) {
    Style style =
        shelf.update(
            caller.accountId(),
            request.getStyleId(),
            request.getExpectedRevision(),
            PromptMessages.design(request));
    return Uni.createFrom()
        .item(UpdateStyleResponse.newBuilder().setStyle(PromptMessages.style(style)).build());
  }

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Uni<DeleteStyleResponse> deleteStyle(DeleteStyleRequest request) {
    shelf.delete(caller.accountId(), request.getStyleId());
    return Uni.createFrom().item(DeleteStyleResponse.getDefaultInstance());
  }

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Uni<ImportStylesResponse> importStyles(ImportStylesRequest request) {
    var designs = request.getStylesList().stream().map(PromptMessages::design).toList();
    var response = ImportStylesResponse.newBuilder();
    for (Style style : shelf.importAll(caller.accountId(), designs)) {
      response.addStyles(PromptMessages.style(style));
    }
    return Uni.createFrom().item(response.build());
  }

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Uni<ExportStylesResponse> exportStyles(ExportStylesRequest request) {
    var response = ExportStylesResponse.newBuilder();
    shelf.exportAll(caller.accountId()).stream()
        .map(PromptMessages::portable)
        .forEach(response::addStyles);
    return Uni.createFrom().item(response.build());
  }

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Uni<SuggestPromptsResponse> suggestPrompts(SuggestPromptsRequest request) {
    if (Language.ofTag(request.getLanguage()).isEmpty()) {
      throw Failure.ofField(PromptReason.LANGUAGE_UNKNOWN, "language", "must be en or ru");
    }
    String look =
        style(request.getStyleId())
            .map(style -> style.text().name().en() + ": " + style.text().description().en())
            .orElse("");
    var wish =
        new Suggestions.Wish(
            caller.accountId(),
            request.getProduct(),
            request.getCategory(),
            PromptMessages.look(request.getLook()),
            request.getStyleId(),
            look,
            request.getCount(),
            request.hasSeed() ? OptionalLong.of(request.getSeed()) : OptionalLong.empty());
    return Uni.createFrom().item(PromptMessages.suggestions(suggestions.suggest(wish)));
  }

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Uni<TranslateResponse> translate(TranslateRequest request) {
    var translated =
        translations.translate(
            caller.accountId(),
            request.getTextsList(),
            request.getSourceLanguage(),
            request.getTargetLanguage());
    return Uni.createFrom().item(PromptMessages.translations(translated));
  }

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Uni<ComposePromptResponse> composePrompt(ComposePromptRequest request) {
    Optional<Style> style = style(request.getStyleId());
    var draft =
        new Draft(
            request.getScene(),
            request.getLanguage(),
            request.getProduct(),
            request.getNegative(),
            request.getTokenBudget(),
            request.getNegativeWords() == NegativeWords.NEGATIVE_WORDS_SCENE
                ? Draft.NegativeWords.OF_SCENES
                : Draft.NegativeWords.ANY,
            PromptMessages.syntax(request.getPromptSyntax()),
            style.map(
                chosen ->
                    new Draft.Look(chosen.text().template(), chosen.text().negativePrompt())));
    return Uni.createFrom()
        .item(PromptMessages.composed(composer.compose(caller.accountId(), draft), style));
  }

  private Optional<Style> style(String styleId) {
    return styleId.isEmpty()
        ? Optional.empty()
        : Optional.of(shelf.get(caller.accountId(), styleId));
  }
}
