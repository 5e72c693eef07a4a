package backdrop.gateway.generation;

import backdrop.gateway.problem.ProblemJson;
import backdrop.inference.v1.Progress;
import backdrop.inference.v1.WatchGenerationResponse;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;
import org.jspecify.annotations.Nullable;

/**
 * Words of one event stream. Ids count up over the whole connection, also where the painter was
 * attached again.
 */
final class WatchEvents {
  private final AtomicLong sequence = new AtomicLong();
  private final ImageAddresses addresses;
  private final long reconnectAfterMs;
  private final OutboundSseEvent end = builder().comment("end").build();

  WatchEvents(String generationId, Duration reconnectAfter) {
    this.addresses = ImageAddresses.ofGeneration(generationId);
    this.reconnectAfterMs = reconnectAfter.toMillis();
  }

  OutboundSseEvent of(WatchGenerationResponse event) {
    return switch (event.getEventCase()) {
      case SNAPSHOT -> event("snapshot", GenerationJson.of(event.getSnapshot()));
      case PROGRESS -> progress(event.getProgress());
      case PREVIEW -> event("preview", PreviewJson.of(event.getPreview()));
      case IMAGE_FINISHED -> event("image", ImageJson.of(event.getImageFinished(), addresses));
      case FINISHED -> event("finished", GenerationJson.of(event.getFinished()));
      // From a newer painter; readers skip comments.
      case EVENT_NOT_SET -> ping();
    };
  }

  private OutboundSseEvent progress(Progress progress) {
    @Nullable ProgressJson known = ProgressJson.of(progress);
    return known == null ? ping() : event("progress", known);
  }

  OutboundSseEvent error(ProblemJson problem) {
    return event("error", problem);
  }

  OutboundSseEvent ping() {
    return builder().comment("ping").build();
  }

  /** Marks the end; never sent. */
  OutboundSseEvent end() {
    return end;
  }

  private OutboundSseEvent event(String name, Object data) {
    return builder()
        .id(Long.toString(sequence.incrementAndGet()))
        .name(name)
        .reconnectDelay(reconnectAfterMs)
        .data(data)
        .build();
  }

  private static OutboundSseEvent.Builder builder() {
    return new OutboundSseEventImpl.BuilderImpl();
  }
}
