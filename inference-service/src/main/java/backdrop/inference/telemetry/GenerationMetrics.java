package backdrop.inference.telemetry;

import backdrop.inference.generation.Forecast;
import backdrop.inference.generation.Generation;
import backdrop.inference.generation.GenerationState.Ended;
import backdrop.inference.generation.Generations;
import backdrop.inference.generation.ImageState;
import backdrop.inference.generation.PaintFailure;
import backdrop.inference.generation.WaitingLine.Turn;
import backdrop.inference.generation.WorkObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Figures about generations, all named {@code backdrop_generation_*}. Nothing in them tells of an
 * account or a prompt.
 */
public final class GenerationMetrics implements WorkObserver {
  private final MeterRegistry registry;
  private final Timer step;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong oldestSeconds = new AtomicLong();
  private final AtomicLong running = new AtomicLong();
  private final AtomicLong outboxSeconds = new AtomicLong();

  public GenerationMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.step =
        Timer.builder("backdrop_generation_step_seconds")
            .description("One denoising step")
            .publishPercentileHistogram()
            .register(registry);
    registry.gauge("backdrop_generation_queue_depth", waiting);
    registry.gauge("backdrop_generation_queue_oldest_age_seconds", oldestSeconds);
    registry.gauge("backdrop_generation_running", running);
    registry.gauge("backdrop_generation_outbox_age_seconds", outboxSeconds);
  }

  /** Takes the figures that stand in the store; call it now and then. */
  public void measure(Forecast forecast, Generations generations, InstantSource clock) {
    Instant now = clock.instant();
    Forecast.Outlook outlook = forecast.outlook();
    waiting.set(outlook.order().size());
    running.set(outlook.running().size());
    oldestSeconds.set(
        outlook.order().stream()
            .map(Turn::createdAt)
            .min(Instant::compareTo)
            .map(oldest -> Duration.between(oldest, now).toSeconds())
            .orElse(0L));
    List<Generation> unannounced = generations.unannounced(1);
    outboxSeconds.set(
        unannounced.isEmpty() || !(unannounced.getFirst().state() instanceof Ended ended)
            ? 0
            : Duration.between(ended.finishedAt(), now).toSeconds());
  }

  @Override
  public void stepped(Duration took) {
    step.record(took);
  }

  @Override
  public void imageEnded(ImageState end) {
    String outcome = end.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    registry.counter("backdrop_generation_images", "outcome", outcome).increment();
    if (end instanceof ImageState.Painted painted) {
      registry.timer("backdrop_generation_image_seconds").record(painted.timings().total());
    }
  }

  @Override
  public void leaseLost() {
    registry.counter("backdrop_generation_leases_lost").increment();
  }

  @Override
  public void attemptFailed(PaintFailure failure) {
    registry
        .counter("backdrop_generation_attempts_failed", "reason", failure.reason().name())
        .increment();
  }
}
