package backdrop.prompt.provider;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * What is measured of one lane, under {@code backdrop_prompt_provider_*} with the label {@code
 * lane}: tries by outcome, calls by outcome with their time, retries, the breaker's state (0
 * closed, 0.5 half-open, 1 open) and calls under way. No label holds anything that anybody wrote.
 */
final class ProviderMeters {
  private final MeterRegistry registry;
  private final String lane;

  ProviderMeters(MeterRegistry registry, String lane, Breaker breaker, IntSupplier underWay) {
    this.registry = registry;
    this.lane = lane;
    Gauge.builder("backdrop_prompt_provider_breaker_open", breaker, ProviderMeters::openness)
        .tag("lane", lane)
        .register(registry);
    Gauge.builder("backdrop_prompt_provider_calls_under_way", underWay::getAsInt)
        .tag("lane", lane)
        .register(registry);
  }

  void tried(String outcome) {
    registry
        .counter("backdrop_prompt_provider_tries", "lane", lane, "outcome", outcome)
        .increment();
  }

  void retried() {
    registry.counter("backdrop_prompt_provider_retries", "lane", lane).increment();
  }

  void called(String outcome, Duration took) {
    Timer.builder("backdrop_prompt_provider_calls")
        .tag("lane", lane)
        .tag("outcome", outcome)
        .register(registry)
        .record(took);
  }

  private static double openness(Breaker breaker) {
    return switch (breaker.state()) {
      case CLOSED -> 0;
      case HALF_OPEN -> 0.5;
      case OPEN -> 1;
    };
  }
}
