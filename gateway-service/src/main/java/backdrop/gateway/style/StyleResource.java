package backdrop.gateway.style;

import backdrop.gateway.security.CallerToken;
import backdrop.kit.identity.Roles;
import backdrop.prompt.v1.CreateStyleRequest;
import backdrop.prompt.v1.DeleteStyleRequest;
import backdrop.prompt.v1.ExportStylesRequest;
import backdrop.prompt.v1.GetStyleRequest;
import backdrop.prompt.v1.ImportStylesRequest;
import backdrop.prompt.v1.ListStylesRequest;
import backdrop.prompt.v1.LocalizedText;
import backdrop.prompt.v1.PortableStyle;
import backdrop.prompt.v1.PromptServiceGrpc.PromptServiceBlockingStub;
import backdrop.prompt.v1.UpdateStyleRequest;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Built-in styles and the account's own; only the latter can be changed. */
@Path("/api/styles")
@Tag(name = "Styles")
@RunOnVirtualThread
@RolesAllowed(Roles.USER)
public class StyleResource {
  private final PromptServiceBlockingStub prompts;
  private final CallerToken caller;

  @Inject
  public StyleResource(
      @GrpcClient("prompt") PromptServiceBlockingStub prompts, CallerToken caller) {
    this.prompts = prompts;
    this.caller = caller;
  }

  /** A text in at least one language; the other is filled from it. */
  @Schema(name = "LocalizedTextInput")
  public record TextRequest(
      @Nullable @Size(max = 300) String en, @Nullable @Size(max = 300) String ru) {
    static LocalizedText text(@Nullable TextRequest request) {
      var text = LocalizedText.newBuilder();
      if (request != null && request.en() != null) {
        text.setEn(request.en());
      }
      if (request != null && request.ru() != null) {
        text.setRu(request.ru());
      }
      return text.build();
    }
  }

  /** A new style. */
  @Schema(name = "NewStyle")
  public record StyleRequest(
      @NotNull @Valid TextRequest name,
      @Nullable @Valid TextRequest description,
      @NotNull @Size(max = 500) @Schema(description = "English; with {scene}") String template,
      @Nullable @Size(max = 500) String negativePrompt,
      @Nullable @Valid SuggestedJson suggested) {}

  /** A style as it should be from now on, and the revision that the caller saw. */
  @Schema(name = "StyleChange")
  public record StyleChangeRequest(
      @NotNull Long expectedRevision,
      @NotNull @Valid TextRequest name,
      @Nullable @Valid TextRequest description,
      @NotNull @Size(max = 500) @Schema(description = "English; with {scene}") String template,
      @Nullable @Size(max = 500) String negativePrompt,
      @Nullable @Valid SuggestedJson suggested) {}

  @GET
  @Operation(operationId = "listStyles", summary = "List built-in and own styles")
  public StyleJson.StyleList list() {
    var styles = caller.on(prompts).listStyles(ListStylesRequest.getDefaultInstance());
    return new StyleJson.StyleList(styles.getStylesList().stream().map(StyleJson::of).toList());
  }

  @POST
  @ResponseStatus(201)
  @Operation(operationId = "createStyle", summary = "Make a style of one's own")
  public StyleJson create(@Valid @NotNull StyleRequest request) {
    var created =
        caller
            .on(prompts)
            .createStyle(
                CreateStyleRequest.newBuilder()
                    .setName(TextRequest.text(request.name()))
                    .setDescription(TextRequest.text(request.description()))
                    .setTemplate(request.template())
                    .setNegativePrompt(orEmpty(request.negativePrompt()))
                    .setSuggested(SuggestedJson.message(request.suggested()))
                    .build());
    return StyleJson.of(created.getStyle());
  }

  /** A personal style as it travels between accounts and installations. */
  @Schema(name = "PortableStyle")
  public record PortableStyleJson(
      @NotNull @Valid TextRequest name,
      @Nullable @Valid TextRequest description,
      @NotNull @Size(max = 500) @Schema(description = "English; with {scene}") String template,
      @Nullable @Size(max = 500) String negativePrompt,
      @Nullable @Valid SuggestedJson suggested) {
    PortableStyle message() {
      return PortableStyle.newBuilder()
          .setName(TextRequest.text(name))
          .setDescription(TextRequest.text(description))
          .setTemplate(template)
          .setNegativePrompt(orEmpty(negativePrompt))
          .setSuggested(SuggestedJson.message(suggested))
          .build();
    }

    static PortableStyleJson of(PortableStyle style) {
      return new PortableStyleJson(
          new TextRequest(style.getName().getEn(), style.getName().getRu()),
          new TextRequest(style.getDescription().getEn(), style.getDescription().getRu()),
          style.getTemplate(),
          style.getNegativePrompt(),
          SuggestedJson.of(style.getSuggested()));
    }
  }

  /** Personal styles as a file: what an export gives, an import takes. */
  @Schema(name = "StyleFile")
  public record StyleFile(
      @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid PortableStyleJson> styles) {}

  @GET
  @Path("/export")
  @Operation(operationId = "exportStyles", summary = "The account's own styles as a file")
  public StyleFile exportAll() {
    var exported = caller.on(prompts).exportStyles(ExportStylesRequest.getDefaultInstance());
    return new StyleFile(exported.getStylesList().stream().map(PortableStyleJson::of).toList());
  }

  @POST
  @Path("/import")
  @Operation(
      operationId = "importStyles",
      summary = "Add the styles of a file: all, or none if one is refused",
      description =
          "Answers the styles that were added; those that were there with the same words already"
              + " are passed over.")
  public StyleJson.StyleList importAll(@Valid @NotNull StyleFile file) {
    var added =
        caller
            .on(prompts)
            .importStyles(
                ImportStylesRequest.newBuilder()
                    .addAllStyles(file.styles().stream().map(PortableStyleJson::message).toList())
                    .build());
    return new StyleJson.StyleList(added.getStylesList().stream().map(StyleJson::of).toList());
  }

  @GET
  @Path("/{styleId}")
  @Operation(operationId = "getStyle", summary = "One style")
  public StyleJson get(@RestPath String styleId) {
    var found =
        caller.on(prompts).getStyle(GetStyleRequest.newBuilder().setStyleId(styleId).build());
    return StyleJson.of(found.getStyle());
  }

  @PUT
  @Path("/{styleId}")
  @Operation(
      operationId = "changeStyle",
      summary = "Change an own style, if nobody changed it since it was read")
  public StyleJson change(@RestPath String styleId, @Valid @NotNull StyleChangeRequest request) {
    var changed =
        caller
            .on(prompts)
            .updateStyle(
                UpdateStyleRequest.newBuilder()
                    .setStyleId(styleId)
                    .setExpectedRevision(request.expectedRevision())
                    .setName(TextRequest.text(request.name()))
                    .setDescription(TextRequest.text(request.description()))
                    .setTemplate(request.template())
                    .setNegativePrompt(orEmpty(request.negativePrompt()))
                    .setSuggested(SuggestedJson.message(request.suggested()))
                    .build());
    return StyleJson.of(changed.getStyle());
  }

  @DELETE
  @Path("/{styleId}")
  @Operation(operationId = "deleteStyle", summary = "Delete an own style")
  public void delete(@RestPath String styleId) {
    caller.on(prompts).deleteStyle(DeleteStyleRequest.newBuilder().setStyleId(styleId).build());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
