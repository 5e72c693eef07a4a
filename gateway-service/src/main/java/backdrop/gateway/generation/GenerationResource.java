package backdrop.gateway.generation;

import backdrop.gateway.generation.GenerationJson.GenerationReply;
import backdrop.gateway.image.ImageReply;
import backdrop.gateway.image.Picture;
import backdrop.gateway.security.CallerToken;
import backdrop.inference.v1.CancelGenerationRequest;
import backdrop.inference.v1.DownloadArtifactRequest;
import backdrop.inference.v1.GetGenerationRequest;
import backdrop.inference.v1.InferenceServiceGrpc;
import backdrop.inference.v1.InferenceServiceGrpc.InferenceServiceBlockingStub;
import backdrop.inference.v1.ListGenerationsRequest;
import backdrop.kit.identity.Roles;
import io.grpc.Channel;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Starts generations and tells about them. */
@Path("/api/generations")
@Tag(name = "Generations")
@RunOnVirtualThread
@RolesAllowed(Roles.USER)
public class GenerationResource {
  private final InferenceServiceBlockingStub inference;
  private final Channel inferenceChannel;
  private final CallerToken caller;
  private final GenerationStart start;

  @Inject
  public GenerationResource(
      @GrpcClient("inference") InferenceServiceBlockingStub inference,
      @GrpcClient("inference") Channel inferenceChannel,
      CallerToken caller,
      GenerationStart start) {
    this.inference = inference;
    this.inferenceChannel = inferenceChannel;
    this.caller = caller;
    this.start = start;
  }

  /** Which image to cancel; left out: all that have not ended. */
  @Schema(name = "Cancellation")
  public record CancellationRequest(@Nullable @Min(0) @Max(7) Integer imageIndex) {}

  @POST
  @Operation(
      operationId = "startGeneration",
      summary = "Paint new backgrounds behind a photo's product",
      description =
          "When this answers, the generation is durable and will end exactly once. The same"
              + " Idempotency-Key with the same body answers the same generation.")
  @APIResponse(
      responseCode = "202",
      description = "The accepted generation",
      headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = GenerationReply.class)))
  public Response start(
      @RestHeader("Idempotency-Key")
          @Parameter(description = "A UUID of the caller's choosing", required = true)
          @Nullable String idempotencyKey,
      @Valid @NotNull GenerationRequest request) {
    var generation = start.start(RequestId.of(idempotencyKey), request);
    return Response.status(Status.ACCEPTED)
        .location(URI.create("/api/generations/" + generation.getGenerationId()))
        .entity(new GenerationReply(GenerationJson.of(generation)))
        .build();
  }

  @GET
  @Operation(operationId = "listGenerations", summary = "List generations of the last day")
  public GenerationJson.Page list(
      @RestQuery @DefaultValue("false") @Schema(description = "Only those that have not ended")
          boolean active,
      @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
      @RestQuery @Nullable String cursor) {
    var request = ListGenerationsRequest.newBuilder().setActiveOnly(active).setPageSize(limit);
    if (cursor != null) {
      request.setPageToken(cursor);
    }
    var page = caller.on(inference).listGenerations(request.build());
    return new GenerationJson.Page(
        page.getGenerationsList().stream().map(GenerationJson::of).toList(),
        page.getNextPageToken().isEmpty() ? null : page.getNextPageToken());
  }

  @GET
  @Path("/{generationId}")
  @Operation(operationId = "getGeneration", summary = "One generation")
  public GenerationReply get(@RestPath String generationId) {
    var found =
        caller
            .on(inference)
            .getGeneration(GetGenerationRequest.newBuilder().setGenerationId(generationId).build());
    return new GenerationReply(GenerationJson.of(found.getGeneration()));
  }

  @POST
  @Path("/{generationId}/cancellation")
  @Operation(
      operationId = "cancelGeneration",
      summary = "Cancel a generation or one of its images; doing it twice is the same as once")
  public GenerationReply cancel(
      @RestPath String generationId, @Valid @Nullable CancellationRequest request) {
    var cancellation = CancelGenerationRequest.newBuilder().setGenerationId(generationId);
    if (request != null && request.imageIndex() != null) {
      cancellation.setImageIndex(request.imageIndex());
    }
    var cancelled = caller.on(inference).cancelGeneration(cancellation.build());
    return new GenerationReply(GenerationJson.of(cancelled.getGeneration()));
  }

  @GET
  @Path("/{generationId}/images/{index}")
  @Produces({"image/png", "image/jpeg", "image/webp", "image/vnd.adobe.photoshop"})
  @Operation(operationId = "getGenerationImage", summary = "A finished image, for a day")
  @APIResponse(
      responseCode = "200",
      description = "The picture",
      content = {
        @Content(
            mediaType = "image/png",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "image/jpeg",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "image/webp",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "image/vnd.adobe.photoshop",
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  public Response image(
      @RestPath String generationId,
      @RestPath @Min(0) int index,
      @RestQuery @DefaultValue("0") @Schema(description = "1: to be saved as a file") int download,
      @Context Request request) {
    Picture picture =
        Picture.painted(
            caller
                .on(InferenceServiceGrpc.newBlockingV2Stub(inferenceChannel))
                .downloadArtifact(
                    DownloadArtifactRequest.newBuilder()
                        .setGenerationId(generationId)
                        .setImageIndex(index)
                        .build()));
    return download == 0
        ? ImageReply.inline(picture, request)
        : ImageReply.attachment(picture, request, ImageReply.name(generationId, index));
  }
}
