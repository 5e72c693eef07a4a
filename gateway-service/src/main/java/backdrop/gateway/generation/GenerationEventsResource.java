package backdrop.gateway.generation;

import backdrop.gateway.problem.ProblemJson;
import backdrop.kit.identity.Roles;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Live events of a generation: the whole state first, the whole state at the end. */
@Path("/api/generations/{generationId}/events")
@Tag(name = "Generations")
@RunOnVirtualThread
@RolesAllowed(Roles.USER)
public class GenerationEventsResource {
  @Inject GenerationWatch watch;

  @GET
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "watchGeneration",
      summary = "Live events of a generation",
      description =
          """
          Events and the JSON of their data: snapshot (Generation; always first, and again whenever \
          the connection to the painter was renewed), progress (Progress), preview (Preview), image \
          (GenerationImage), finished (Generation; last, then the stream closes), error (Problem; \
          then the stream closes). Reconnecting is safe at any time and begins with a new snapshot.""")
  @APIResponse(
      responseCode = "200",
      description = "The events",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema =
                  @Schema(
                      name = "GenerationEvent",
                      anyOf = {
                        GenerationJson.class,
                        ProgressJson.class,
                        PreviewJson.class,
                        ImageJson.class,
                        ProblemJson.class
                      })))
  public Multi<OutboundSseEvent> watch(
      @RestPath String generationId,
      @RestQuery @DefaultValue("false") @Schema(description = "True: small previews too")
          boolean previews,
      @Context UriInfo address) {
    return watch.events(generationId, previews, address.getPath());
  }
}
