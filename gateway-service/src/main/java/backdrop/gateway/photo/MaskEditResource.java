package backdrop.gateway.photo;

import backdrop.gateway.problem.GatewayReason;
import backdrop.gateway.security.CallerToken;
import backdrop.history.v1.EditMaskRequest;
import backdrop.history.v1.HistoryServiceGrpc.HistoryServiceBlockingStub;
import backdrop.kit.failure.Failure;
import backdrop.kit.identity.Roles;
import com.google.protobuf.ByteString;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Tools that change masks. */
@Path("/api/photos/{photoId}/mask/edits")
@Tag(name = "Photos")
@RunOnVirtualThread
@RolesAllowed(Roles.USER)
public class MaskEditResource {
  private static final String SUMMARY = "Change a mask step by step";
  private static final String DESCRIPTION =
      "Answers the mask after all edits and keeps nothing; put it to keep it. Without a mask in the"
          + " request the edits begin with the mask last put. grow: the painted area grows over the"
          + " product; shrink: the product grows; feather: the edge becomes soft; fillHoles: what"
          + " is painted inside the product is kept; keepLargest: of several products only the"
          + " largest stays; add: strokes are painted; subtract: the product comes back under the"
          + " strokes.";

  private final HistoryServiceBlockingStub history;
  private final CallerToken caller;
  private final PictureFiles files;

  @Inject
  public MaskEditResource(
      @GrpcClient("history") HistoryServiceBlockingStub history,
      CallerToken caller,
      PictureFiles files) {
    this.history = history;
    this.caller = caller;
    this.files = files;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces("image/png")
  @Operation(operationId = "editMask", summary = SUMMARY, description = DESCRIPTION)
  @APIResponse(
      responseCode = "200",
      description = "The mask, 8-bit gray, white = paint",
      content =
          @Content(
              mediaType = "image/png",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response edit(@RestPath String photoId, @NotNull @Valid MaskEditJson.Steps steps) {
    return answer(request(photoId, steps));
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces("image/png")
  @Operation(operationId = "editMask", summary = SUMMARY, description = DESCRIPTION)
  @APIResponse(
      responseCode = "200",
      description = "The mask, 8-bit gray, white = paint",
      content =
          @Content(
              mediaType = "image/png",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response editFiles(
      @RestPath String photoId,
      @RestQuery
          @Parameter(
              description = MaskReadingJson.DESCRIPTION,
              schema = @Schema(enumeration = {"luminance", "alpha"}))
          @Nullable String maskReading,
      @RestForm("edits") @PartType(MediaType.APPLICATION_JSON) @Valid
          MaskEditJson.@Nullable Steps steps,
      @RestForm("mask") @Schema(description = "PNG of the upright photo's size to begin with")
          @Nullable FileUpload mask,
      @RestForm("strokes")
          @Schema(description = "PNG of that size, white where strokes are, for add and subtract")
          @Nullable FileUpload strokes,
      @RestForm(FileUpload.ALL) @Schema(hidden = true) List<FileUpload> all) {
    PictureFiles.check(all, Set.of("edits", "mask", "strokes"));
    if (steps == null) {
      throw Failure.ofField(
          GatewayReason.FIELD_INVALID, "edits", "must be a part with the document of edits");
    }
    EditMaskRequest.Builder request =
        request(photoId, steps).setReading(MaskReadingJson.message(maskReading));
    if (mask != null) {
      request.setMask(read(mask, "mask"));
    }
    if (strokes != null) {
      request.setStrokes(read(strokes, "strokes"));
    }
    return answer(request);
  }

  private static EditMaskRequest.Builder request(String photoId, MaskEditJson.Steps steps) {
    return EditMaskRequest.newBuilder()
        .setPhotoId(photoId)
        .addAllEdits(steps.edits().stream().map(MaskEditJson::toMessage).toList());
  }

  /** An empty file is none of the caller's making, and must not be taken for no file. */
  private ByteString read(FileUpload file, String field) {
    if (file.size() == 0) {
      throw Failure.ofField(GatewayReason.FIELD_INVALID, field, "must not be an empty file");
    }
    return files.read(file, field);
  }

  private Response answer(EditMaskRequest.Builder request) {
    byte[] mask = caller.on(history).editMask(request.build()).getMask().toByteArray();
    return Response.ok(mask, "image/png").header("Cache-Control", "no-store").build();
  }
}
