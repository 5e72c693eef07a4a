package backdrop.gateway.market;

import backdrop.gateway.market.ExportJson.CheckJson;
import backdrop.gateway.market.ExportJson.RequestJson;
import backdrop.gateway.security.CallerToken;
import backdrop.gateway.wire.Statuses;
import backdrop.history.v1.ExportResponse;
import backdrop.history.v1.HistoryServiceGrpc;
import backdrop.history.v1.HistoryServiceGrpc.HistoryServiceBlockingStub;
import backdrop.history.v1.ListPresetsRequest;
import backdrop.kit.identity.Roles;
import io.grpc.Channel;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Marketplaces' rules, and exports of library images to them. */
@Path("/api")
@Tag(name = "Marketplaces")
@RunOnVirtualThread
@RolesAllowed(Roles.USER)
public class MarketResource {
  private static final String ZIP = "application/zip";

  private final HistoryServiceBlockingStub history;
  private final Channel historyChannel;
  private final CallerToken caller;

  @Inject
  public MarketResource(
      @GrpcClient("history") HistoryServiceBlockingStub history,
      @GrpcClient("history") Channel historyChannel,
      CallerToken caller) {
    this.history = history;
    this.historyChannel = historyChannel;
    this.caller = caller;
  }

  /** Every preset. */
  @Schema(name = "MarketPresets")
  public record PresetsJson(List<PresetJson> presets) {}

  @GET
  @Path("/presets")
  @Operation(operationId = "listPresets", summary = "Marketplaces' rules for pictures")
  public PresetsJson presets() {
    var found = caller.on(history).listPresets(ListPresetsRequest.getDefaultInstance());
    return new PresetsJson(found.getPresetsList().stream().map(PresetJson::of).toList());
  }

  @POST
  @Path("/exports/checks")
  @Operation(
      operationId = "checkExport",
      summary = "What an export would do to each image, and how it would then pass",
      description = "Nothing is kept. Every value is measured on the file that would be packed.")
  public CheckJson check(@NotNull @Valid RequestJson request) {
    return CheckJson.of(caller.on(history).checkExport(request.toCheck()).getImagesList());
  }

  @POST
  @Path("/exports")
  @Produces(ZIP)
  @Operation(
      operationId = "exportImages",
      summary = "A ZIP for a marketplace: the images, made to fit, and a report")
  @APIResponse(
      responseCode = "200",
      description = "The ZIP",
      content =
          @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response export(@NotNull @Valid RequestJson request) {
    var call =
        caller.on(HistoryServiceGrpc.newBlockingV2Stub(historyChannel)).export(request.toExport());
    // A refusal comes before the first bytes, and is still an answer of its own.
    @Nullable ExportResponse first = read(call);
    String name = request.presetId().replaceAll("[^a-z0-9-]", "");
    return Response.ok(output(call, first), ZIP)
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"backdrop-" + name + ".zip\"")
        .build();
  }

  /** Taken only as fast as it is sent; a reader who leaves ends the call. */
  private static StreamingOutput output(
      BlockingClientCall<?, ExportResponse> call, @Nullable ExportResponse first) {
    return out -> {
      try {
        for (@Nullable ExportResponse part = first; part != null; part = read(call)) {
          part.getChunk().writeTo(out);
        }
      } finally {
        call.cancel("no longer wanted", null);
      }
    };
  }

  private static @Nullable ExportResponse read(BlockingClientCall<?, ExportResponse> call) {
    try {
      return call.read();
    } catch (StatusException failed) {
      throw Statuses.unchecked(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      call.cancel("interrupted", interrupted);
      throw new IllegalStateException("Interrupted while an export was read", interrupted);
    }
  }
}
