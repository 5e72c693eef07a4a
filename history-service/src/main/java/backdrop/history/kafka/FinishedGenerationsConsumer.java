package backdrop.history.kafka;

import backdrop.history.record.Keeping;
import backdrop.history.record.RecordKeeper;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Keeps the generations that topic {@code generation-finished.v1} tells of, one after the other,
 * and commits an offset only after its record is stored.
 *
 * <p>While something that is needed does not answer (inference, the database, the token issuer),
 * the event is tried again with growing pauses for as long as that takes; the events after it wait
 * and none is lost. No thread waits meanwhile. An event that fails for a reason of its own is tried
 * a few times and then set aside in the dead-letter topic, so that it cannot hold up the others.
 */
@ApplicationScoped
public class FinishedGenerationsConsumer {
  private static final Logger LOG = Logger.getLogger(FinishedGenerationsConsumer.class);
  private static final double JITTER = 0.2;

  private final RecordKeeper keeper;
  private final EventRetries retries;
  private final MeterRegistry metrics;

  public FinishedGenerationsConsumer(
      RecordKeeper keeper, EventRetries retries, MeterRegistry metrics) {
    this.keeper = keeper;
    this.retries = retries;
    this.metrics = metrics;
  }

  /** Keeps one event; safe to repeat by the generation's id. */
  @Incoming("generation-finished")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  public Uni<Void> consume(Message<byte[]> event) {
    Duration first = retries.firstPause();
    Duration longest = retries.longestPause();
    return Uni.createFrom()
        .item(() -> keeper.keep(FinishedGenerationMessages.read(event.getPayload())))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .onFailure(FinishedGenerationsConsumer::maySoonPass)
        .invoke(this::noteRetry)
        .onFailure(FinishedGenerationsConsumer::maySoonPass)
        .retry()
        .withBackOff(first, longest)
        .withJitter(JITTER)
        .indefinitely()
        .onFailure(failure -> !(failure instanceof UnreadableEventException))
        .retry()
        .withBackOff(first, longest)
        .withJitter(JITTER)
        .atMost(retries.attempts() - 1L)
        .onItem()
        .transformToUni(kept -> acknowledge(event, kept))
        .onFailure()
        .recoverWithUni(failure -> setAside(event, failure));
  }

  private static boolean maySoonPass(Throwable failure) {
    return failure instanceof Failure known && known.kind() == FailureKind.UNAVAILABLE;
  }

  private void noteRetry(Throwable failure) {
    metrics.counter("backdrop_history_event_retries").increment();
    LOG.warnf("An event waits: %s", failure.getMessage());
  }

  private Uni<Void> acknowledge(Message<byte[]> event, Keeping kept) {
    count(kept.name());
    return Uni.createFrom().completionStage(event::ack);
  }

  private Uni<Void> setAside(Message<byte[]> event, Throwable failure) {
    count("SET_ASIDE");
    LOG.error("An event cannot be kept and is set aside in the dead-letter topic", failure);
    return Uni.createFrom().completionStage(() -> event.nack(failure));
  }

  private void count(String outcome) {
    metrics
        .counter("backdrop_history_events", "outcome", outcome.toLowerCase(Locale.ROOT))
        .increment();
  }
}
