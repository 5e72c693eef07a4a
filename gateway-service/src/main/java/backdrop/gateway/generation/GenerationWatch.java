package backdrop.gateway.generation;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;

@ApplicationScoped
class GenerationWatch {
  Multi<OutboundSseEvent> events(String generationId, boolean withPreviews, String instance) {
    return Multi.createFrom().empty();
  }
}
