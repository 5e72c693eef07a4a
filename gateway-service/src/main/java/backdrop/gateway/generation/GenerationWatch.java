package backdrop.gateway.generation;

import backdrop.gateway.problem.Failures;
import backdrop.gateway.problem.ProblemJson;
import backdrop.gateway.problem.Problems;
import backdrop.gateway.security.CallerToken;
import backdrop.gateway.wire.ServerStream;
import backdrop.gateway.wire.Statuses;
import backdrop.inference.v1.GetGenerationRequest;
import backdrop.inference.v1.InferenceServiceGrpc;
import backdrop.inference.v1.WatchGenerationRequest;
import backdrop.inference.v1.WatchGenerationResponse;
import backdrop.inference.v1.WatchGenerationResponse.EventCase;
import io.grpc.Channel;
import io.grpc.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Watches generations for browsers. If the painter goes away in the middle, the watcher is attached
 * again and gets a new snapshot; the end reaches it exactly once, then the stream closes.
 */
@ApplicationScoped
public class GenerationWatch {
  private final Channel inference;
  private final CallerToken caller;
  private final EventsConfig config;
  private final Failures failures;
  private final AtomicInteger watchers;
  private final BroadcastProcessor<Boolean> closing = BroadcastProcessor.create();

  @Inject
  public GenerationWatch(
      @GrpcClient("inference") Channel inference,
      CallerToken caller,
      EventsConfig config,
      Failures failures,
      MeterRegistry metrics) {
    this.inference = inference;
    this.caller = caller;
    this.config = config;
    this.failures = failures;
    this.watchers = metrics.gauge("backdrop_gateway_watchers", new AtomicInteger());
  }

  /**
   * The events until the generation has ended. Throws what GetGeneration fails with, so that the
   * answer is no stream; a failure later is an {@code error} event. When the access token ends
   * meanwhile the stream just closes: the browser connects again, with a renewed session. Blocks.
   *
   * @param instance path of the request, for problem documents
   */
  Multi<OutboundSseEvent> events(String generationId, boolean withPreviews, String instance) {
    caller
        .on(InferenceServiceGrpc.newBlockingStub(inference))
        .getGeneration(GetGenerationRequest.newBuilder().setGenerationId(generationId).build());
    var stub = caller.on(InferenceServiceGrpc.newStub(inference));
    var request =
        WatchGenerationRequest.newBuilder()
            .setGenerationId(generationId)
            .setWithPreviews(withPreviews)
            .build();
    Patience patience = new Patience(config.patience(), InstantSource.system());
    WatchEvents events = new WatchEvents(generationId, config.reconnectAfter());
    Multi<OutboundSseEvent> told =
        untilFinished(ServerStream.of(stub::watchGeneration, request))
            .onItem()
            .invoke(patience::heard)
            .onFailure(Statuses::isGoneAway)
            .retry()
            .when(patience::pauses)
            .map(events::of)
            .onFailure(Statuses::isSignedOut)
            .recoverWithCompletion()
            .onFailure()
            .recoverWithItem(failure -> events.error(problem(failure, instance)));
    Multi<OutboundSseEvent> pings =
        Multi.createFrom()
            .ticks()
            .startingAfter(config.ping())
            .every(config.ping())
            .onOverflow()
            .drop()
            .map(tick -> events.ping());
    return Multi.createBy()
        .merging()
        .withRequests(4)
        .streams(
            told.onCompletion().continueWith(events.end()),
            pings,
            closing.map(ignored -> events.end()))
        .select()
        .first(event -> event != events.end())
        .onSubscription()
        .invoke(watchers::incrementAndGet)
        .onTermination()
        .invoke(watchers::decrementAndGet);
  }

  /** Lets browsers go to another gateway instead of keeping this one from stopping. */
  void close(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownDelayInitiatedEvent stopping) {
    closing.onNext(true);
  }

  /** Ends with the final state; an end without it means that the painter went away. */
  private static Multi<WatchGenerationResponse> untilFinished(
      Multi<WatchGenerationResponse> watch) {
    Multi<WatchGenerationResponse> goneAway =
        Multi.createFrom().failure(() -> Status.UNAVAILABLE.asRuntimeException());
    return Multi.createBy()
        .concatenating()
        .streams(watch, goneAway)
        .select()
        .first(new UntilFinished());
  }

  /** True up to and including the final state. */
  private static final class UntilFinished implements Predicate<WatchGenerationResponse> {
    private boolean finished;

    @Override
    public boolean test(WatchGenerationResponse event) {
      boolean wanted = !finished;
      finished = event.getEventCase() == EventCase.FINISHED;
      return wanted;
    }
  }

  private ProblemJson problem(Throwable failure, String instance) {
    return Problems.of(failures.of(failure), instance);
  }
}
