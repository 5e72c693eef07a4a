package backdrop.gateway.record;

import backdrop.gateway.image.ImageReply;
import backdrop.gateway.image.Picture;
import backdrop.gateway.security.CallerToken;
import backdrop.history.v1.DeleteRecordRequest;
import backdrop.history.v1.DownloadImageRequest;
import backdrop.history.v1.GetRecordRequest;
import backdrop.history.v1.HistoryServiceGrpc;
import backdrop.history.v1.HistoryServiceGrpc.HistoryServiceBlockingStub;
import backdrop.history.v1.ImageKind;
import backdrop.history.v1.ListRecordsRequest;
import backdrop.history.v1.Record;
import backdrop.history.v1.UpdateRecordRequest;
import backdrop.kit.identity.Roles;
import com.google.protobuf.FieldMask;
import io.grpc.Channel;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The library: finished generations, kept until their owner deletes them. */
@Path("/api/records")
@Tag(name = "Library")
@RunOnVirtualThread
@RolesAllowed(Roles.USER)
public class RecordResource {
  private final HistoryServiceBlockingStub history;
  private final Channel historyChannel;
  private final CallerToken caller;

  @Inject
  public RecordResource(
      @GrpcClient("history") HistoryServiceBlockingStub history,
      @GrpcClient("history") Channel historyChannel,
      CallerToken caller) {
    this.history = history;
    this.historyChannel = historyChannel;
    this.caller = caller;
  }

  /** What to change; what is left out stays. */
  @Schema(name = "RecordChange")
  public record ChangeRequest(
      @Nullable Boolean favourite, @Nullable @Size(max = 500) String note) {}

  @GET
  @Operation(operationId = "listRecords", summary = "List finished generations, newest first")
  public RecordJson.Page list(
      @RestQuery @DefaultValue("false") boolean favourites,
      @RestQuery @Nullable String photoId,
      @RestQuery @Nullable String styleId,
      @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
      @RestQuery @Nullable String cursor) {
    var page =
        caller
            .on(history)
            .listRecords(
                ListRecordsRequest.newBuilder()
                    .setFavouritesOnly(favourites)
                    .setPhotoId(orEmpty(photoId))
                    .setStyleId(orEmpty(styleId))
                    .setPageSize(limit)
                    .setPageToken(orEmpty(cursor))
                    .build());
    return new RecordJson.Page(
        page.getRecordsList().stream().map(RecordJson::of).toList(),
        page.getNextPageToken().isEmpty() ? null : page.getNextPageToken());
  }

  @GET
  @Path("/{recordId}")
  @Operation(operationId = "getRecord", summary = "One finished generation")
  public RecordJson get(@RestPath String recordId) {
    var found =
        caller.on(history).getRecord(GetRecordRequest.newBuilder().setRecordId(recordId).build());
    return RecordJson.of(found.getRecord());
  }

  @PATCH
  @Path("/{recordId}")
  @Operation(operationId = "changeRecord", summary = "Mark as favourite, or take a note")
  public RecordJson change(@RestPath String recordId, @Valid @NotNull ChangeRequest request) {
    var kept = Record.newBuilder().setRecordId(recordId);
    var fields = FieldMask.newBuilder();
    if (request.favourite() != null) {
      kept.setFavourite(request.favourite());
      fields.addPaths("favourite");
    }
    if (request.note() != null) {
      kept.setNote(request.note());
      fields.addPaths("note");
    }
    var changed =
        caller
            .on(history)
            .updateRecord(
                UpdateRecordRequest.newBuilder().setRecord(kept).setUpdateMask(fields).build());
    return RecordJson.of(changed.getRecord());
  }

  @DELETE
  @Path("/{recordId}")
  @Operation(operationId = "deleteRecord", summary = "Delete a finished generation for good")
  public void delete(@RestPath String recordId) {
    caller.on(history).deleteRecord(DeleteRecordRequest.newBuilder().setRecordId(recordId).build());
  }

  @GET
  @Path("/{recordId}/images/{index}")
  @Produces({"image/png", "image/jpeg", "image/webp", "image/vnd.adobe.photoshop"})
  @Operation(operationId = "getRecordImage", summary = "A finished image")
  @APIResponse(
      responseCode = "200",
      description = "The picture",
      content = {
        @Content(
            mediaType = "image/png",
            schema = @Schema(format = "binary", type = SchemaType.STRING)),
        @Content(
            mediaType = "image/jpeg",
            schema = @Schema(format = "binary", type = SchemaType.STRING)),
        @Content(
            mediaType = "image/webp",
            schema = @Schema(format = "binary", type = SchemaType.STRING)),
        @Content(
            mediaType = "image/vnd.adobe.photoshop",
            schema = @Schema(format = "binary", type = SchemaType.STRING))
      })
  public Response image(
      @RestPath String recordId,
      @RestPath @Min(0) int index,
      @RestQuery @DefaultValue("0") int download,
      @Context Request request) {
    Picture picture = picture(ImageKind.IMAGE_KIND_RESULT, recordId, index);
    return download == 0
        ? ImageReply.inline(picture, request)
        : ImageReply.attachment(picture, request, ImageReply.name(recordId, index));
  }

  @GET
  @Path("/{recordId}/images/{index}/thumbnail")
  @Produces("image/jpeg")
  @Operation(operationId = "getRecordThumbnail", summary = "A finished image, small")
  @APIResponse(
      responseCode = "200",
      description = "The picture",
      content =
          @Content(
              mediaType = "image/jpeg",
              schema = @Schema(format = "binary", type = SchemaType.STRING)))
  public Response thumbnail(
      @RestPath String recordId, @RestPath @Min(0) int index, @Context Request request) {
    return ImageReply.inline(picture(ImageKind.IMAGE_KIND_THUMBNAIL, recordId, index), request);
  }

  private Picture picture(ImageKind kind, String recordId, int index) {
    return Picture.kept(
        caller
            .on(HistoryServiceGrpc.newBlockingV2Stub(historyChannel))
            .downloadImage(
                DownloadImageRequest.newBuilder()
                    .setKind(kind)
                    .setRecordId(recordId)
                    .setImageIndex(index)
                    .build()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
