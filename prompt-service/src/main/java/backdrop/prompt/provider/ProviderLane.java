package backdrop.prompt.provider;

import backdrop.prompt.provider.ProviderFault.Kind;
import backdrop.prompt.provider.ProviderHttp.Answer;
import backdrop.prompt.provider.ProviderHttp.Post;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Calls one method of a provider, within one budget of time for everything: credentials, tries,
 * pauses, reading. At most so many calls are under way at once; further ones are turned away at
 * once, so that a slow provider holds few threads. Thread-safe.
 */
public final class ProviderLane {
  private final String name;
  private final ProviderHttp http;
  private final Tries tries;
  private final Breaker breaker;
  private final Semaphore slots;
  private final ProviderMeters meters;
  private final Surroundings world;

  /**
   * What all lanes share.
   *
   * @param nanoTime a clock like {@link System#nanoTime()}
   */
  public record Surroundings(
      MeterRegistry registry,
      Tracer tracer,
      LongSupplier nanoTime,
      Pause pause,
      RandomGenerator random) {}

  /** Waits. */
  @FunctionalInterface
  public interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  /** Makes the request of one try, given the authorization header's value. */
  @FunctionalInterface
  public interface Request {
    Post with(String authorization);
  }

  /**
   * @param name label of the metrics, for example {@code yandex-gpt}
   * @param atOnce most calls under way
   */
  public ProviderLane(
      String name,
      ProviderHttp http,
      Tries tries,
      Breaker breaker,
      int atOnce,
      Surroundings world) {
    this.name = name;
    this.http = http;
    this.tries = tries;
    this.breaker = breaker;
    this.slots = new Semaphore(atOnce);
    this.world = world;
    this.meters =
        new ProviderMeters(
            world.registry(), name, breaker, () -> atOnce - slots.availablePermits());
  }

  /**
   * The answer, read.
   *
   * @param reading throws {@link ProviderFault} where an answer cannot be used
   * @param patience budget of time for everything
   * @throws ProviderFault if there is no usable answer in time
   */
  public <T> T call(
      Credentials credentials, Request request, Function<Answer, T> reading, Duration patience) {
    long start = world.nanoTime().getAsLong();
    // The span names the lane and the outcome and nothing that anybody wrote.
    Span span =
        world.tracer().spanBuilder("provider " + name).setSpanKind(SpanKind.CLIENT).startSpan();
    String outcome = "answered";
    try {
      return inSlot(new Call<>(credentials, request, reading, start + patience.toNanos()));
    } catch (ProviderFault fault) {
      outcome = fault.kind().label();
      throw fault;
    } finally {
      span.setAttribute("backdrop.outcome", outcome);
      span.end();
      meters.called(outcome, Duration.ofNanos(world.nanoTime().getAsLong() - start));
    }
  }

  /** The breaker's state, for those who want to know without calling. */
  public Breaker.State state() {
    return breaker.state();
  }

  private <T> T inSlot(Call<T> call) {
    if (!slots.tryAcquire()) {
      throw new ProviderFault(Kind.FULL, "has as many calls under way as allowed");
    }
    try {
      return call.run();
    } finally {
      slots.release();
    }
  }

  /** One call with its tries. */
  private final class Call<T> {
    private final Credentials credentials;
    private final Request request;
    private final Function<Answer, T> reading;
    private final long deadline;
    private boolean renewed;

    Call(Credentials credentials, Request request, Function<Answer, T> reading, long deadline) {
      this.credentials = credentials;
      this.request = request;
      this.reading = reading;
      this.deadline = deadline;
    }

    T run() {
      for (int done = 1; ; done++) {
        String authorization = credentials.authorization(left());
        try {
          T answer = guarded(authorization);
          meters.tried("answered");
          return answer;
        } catch (ProviderFault fault) {
          meters.tried(fault.kind().label());
          if (!renews(fault, authorization)) {
            waitOrGiveUp(fault, done);
          }
          meters.retried();
        }
      }
    }

    private T guarded(String authorization) {
      long pass = breaker.enter();
      if (pass == Breaker.SHUT) {
        throw new ProviderFault(Kind.SHUT, "failed too often lately and is left alone");
      }
      boolean healthy = false;
      try {
        T answer = reading.apply(http.post(request.with(authorization), left()));
        healthy = true;
        return answer;
      } catch (ProviderFault fault) {
        healthy = !fault.kind().unhealthy();
        throw fault;
      } finally {
        breaker.leave(pass, healthy);
      }
    }

    /** A token that expired early is worth one more try, once a call. */
    private boolean renews(ProviderFault fault, String authorization) {
      if (fault.kind() == Kind.UNAUTHENTICATED && !renewed && credentials.renewed(authorization)) {
        renewed = true;
        return true;
      }
      return false;
    }

    private void waitOrGiveUp(ProviderFault fault, int done) {
      Optional<Duration> pause = tries.pauseAfter(fault, done, left(), world.random());
      if (pause.isEmpty()) {
        throw fault;
      }
      try {
        world.pause().of(pause.get());
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        throw fault;
      }
    }

    private Duration left() {
      long left = deadline - world.nanoTime().getAsLong();
      if (left <= 0) {
        throw new ProviderFault(Kind.SLOW, "did not answer in time");
      }
      return Duration.ofNanos(left);
    }
  }
}
