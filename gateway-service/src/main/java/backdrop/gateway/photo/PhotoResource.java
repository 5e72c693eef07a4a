package backdrop.gateway.photo;

import backdrop.gateway.image.ImageReply;
import backdrop.gateway.image.Picture;
import backdrop.gateway.photo.PhotoJson.PhotoReply;
import backdrop.gateway.photo.PhotoJson.UploadedPhoto;
import backdrop.gateway.problem.GatewayReason;
import backdrop.gateway.security.CallerToken;
import backdrop.history.v1.DeletePhotoRequest;
import backdrop.history.v1.DownloadImageRequest;
import backdrop.history.v1.GetPhotoRequest;
import backdrop.history.v1.HistoryServiceGrpc;
import backdrop.history.v1.HistoryServiceGrpc.HistoryServiceBlockingStub;
import backdrop.history.v1.ImageKind;
import backdrop.history.v1.ListPhotosRequest;
import backdrop.history.v1.MaskReading;
import backdrop.kit.failure.Failure;
import backdrop.kit.identity.Roles;
import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Uploaded photos and their masks. */
@Path("/api/photos")
@Tag(name = "Photos")
@RunOnVirtualThread
@RolesAllowed(Roles.USER)
public class PhotoResource {
  /** Types of files that are read. */
  public static final List<String> TYPES = List.of("image/jpeg", "image/png", "image/webp");

  private final HistoryServiceBlockingStub history;
  private final Channel historyChannel;
  private final CallerToken caller;
  private final PhotoUploads uploads;
  private final PictureFiles files;

  @Inject
  public PhotoResource(
      @GrpcClient("history") HistoryServiceBlockingStub history,
      @GrpcClient("history") Channel historyChannel,
      CallerToken caller,
      PhotoUploads uploads,
      PictureFiles files) {
    this.history = history;
    this.historyChannel = historyChannel;
    this.caller = caller;
    this.uploads = uploads;
    this.files = files;
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      operationId = "uploadPhoto",
      summary = "Upload a photo; without a mask, the product is cut out at once",
      description =
          "If no mask can be made, the photo is kept all the same, mask is null and maskProblem"
              + " says why. The same photo again answers the same photo.")
  @APIResponse(
      responseCode = "201",
      description = "The photo",
      headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = UploadedPhoto.class)))
  public Response upload(
      @RestQuery
          @Parameter(
              description = MaskReadingJson.DESCRIPTION,
              schema = @Schema(enumeration = {"luminance", "alpha"}))
          @Nullable String maskReading,
      @RestForm("photo") @Schema(description = "JPEG, PNG or WebP, at most 20 MiB")
          @Nullable FileUpload photo,
      @RestForm("mask") @Schema(description = "PNG of the upright photo's size, white = paint")
          @Nullable FileUpload mask,
      @RestForm(FileUpload.ALL) @Schema(hidden = true) List<FileUpload> all) {
    if (photo == null || PictureFiles.unnamed(photo)) {
      throw Failure.ofField(GatewayReason.PHOTO_MISSING, "photo", "must be a part with a file");
    }
    if (mask != null && PictureFiles.unnamed(mask)) {
      throw Failure.ofField(GatewayReason.MASK_MISSING, "mask", "must be a part with a file");
    }
    PictureFiles.check(all, Set.of("photo", "mask"));
    ByteString photoBytes = files.read(photo, "photo");
    @Nullable ByteString maskBytes = mask == null ? null : files.read(mask, "mask");
    UploadedPhoto uploaded =
        uploads.add(
            photoBytes, PictureFiles.name(photo), maskBytes, MaskReadingJson.message(maskReading));
    return Response.created(URI.create("/api/photos/" + uploaded.photo().photoId()))
        .entity(uploaded)
        .build();
  }

  @GET
  @Operation(operationId = "listPhotos", summary = "List photos, newest first")
  public PhotoJson.Page list(
      @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
      @RestQuery @Nullable String cursor) {
    var request = ListPhotosRequest.newBuilder().setPageSize(limit);
    if (cursor != null) {
      request.setPageToken(cursor);
    }
    var page = caller.on(history).listPhotos(request.build());
    return new PhotoJson.Page(
        page.getPhotosList().stream().map(photo -> PhotoJson.of(photo)).toList(),
        page.getNextPageToken().isEmpty() ? null : page.getNextPageToken());
  }

  @GET
  @Path("/{photoId}")
  @Operation(operationId = "getPhoto", summary = "One photo")
  public PhotoReply get(@RestPath String photoId) {
    var found =
        caller.on(history).getPhoto(GetPhotoRequest.newBuilder().setPhotoId(photoId).build());
    return new PhotoReply(PhotoJson.of(found.getPhoto()));
  }

  @DELETE
  @Path("/{photoId}")
  @Operation(
      operationId = "deletePhoto",
      summary = "Delete a photo and its masks; what was painted from it stays")
  public void delete(@RestPath String photoId) {
    caller.on(history).deletePhoto(DeletePhotoRequest.newBuilder().setPhotoId(photoId).build());
  }

  @PUT
  @Path("/{photoId}/mask")
  @Consumes("image/png")
  @Operation(operationId = "putMask", summary = "Put a mask; white = paint, black = keep")
  public PhotoReply putMask(
      @RestPath String photoId,
      @RestQuery
          @Parameter(
              description = MaskReadingJson.DESCRIPTION,
              schema = @Schema(enumeration = {"luminance", "alpha"}))
          @Nullable String maskReading,
      byte @Nullable [] mask) {
    MaskReading reading = MaskReadingJson.message(maskReading);
    return new PhotoReply(uploads.putMask(photoId, files.checked(mask, "mask"), reading));
  }

  @PUT
  @Path("/{photoId}/mask")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(operationId = "putMask", summary = "Put a mask; white = paint, black = keep")
  public PhotoReply putMaskFile(
      @RestPath String photoId,
      @RestQuery
          @Parameter(
              description = MaskReadingJson.DESCRIPTION,
              schema = @Schema(enumeration = {"luminance", "alpha"}))
          @Nullable String maskReading,
      @RestForm("mask") @Nullable FileUpload mask,
      @RestForm(FileUpload.ALL) @Schema(hidden = true) List<FileUpload> all) {
    if (mask == null || PictureFiles.unnamed(mask)) {
      throw Failure.ofField(GatewayReason.MASK_MISSING, "mask", "must be a part with a file");
    }
    PictureFiles.check(all, Set.of("mask"));
    MaskReading reading = MaskReadingJson.message(maskReading);
    return new PhotoReply(uploads.putMask(photoId, files.read(mask, "mask"), reading));
  }

  @GET
  @Path("/{photoId}/image")
  @Produces("image/png")
  @Operation(operationId = "getPhotoImage", summary = "The upright photo")
  @APIResponse(
      responseCode = "200",
      description = "The picture",
      content =
          @Content(
              mediaType = "image/png",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response image(@RestPath String photoId, @Context Request request) {
    return ImageReply.inline(picture(ImageKind.IMAGE_KIND_PHOTO, photoId), request);
  }

  @GET
  @Path("/{photoId}/thumbnail")
  @Produces("image/jpeg")
  @Operation(operationId = "getPhotoThumbnail", summary = "The photo, small")
  @APIResponse(
      responseCode = "200",
      description = "The picture",
      content =
          @Content(
              mediaType = "image/jpeg",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response thumbnail(@RestPath String photoId, @Context Request request) {
    return ImageReply.inline(picture(ImageKind.IMAGE_KIND_THUMBNAIL, photoId), request);
  }

  @GET
  @Path("/{photoId}/mask")
  @Produces("image/png")
  @Operation(operationId = "getMask", summary = "The mask last put")
  @APIResponse(
      responseCode = "200",
      description = "The picture",
      content =
          @Content(
              mediaType = "image/png",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response mask(@RestPath String photoId, @Context Request request) {
    return ImageReply.inline(picture(ImageKind.IMAGE_KIND_MASK, photoId), request);
  }

  private Picture picture(ImageKind kind, String photoId) {
    return Picture.kept(
        caller
            .on(HistoryServiceGrpc.newBlockingV2Stub(historyChannel))
            .downloadImage(
                DownloadImageRequest.newBuilder().setKind(kind).setPhotoId(photoId).build()));
  }
}
