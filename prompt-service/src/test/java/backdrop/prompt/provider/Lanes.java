package backdrop.prompt.provider;

import backdrop.prompt.testing.Spans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/** Lanes for tests, with the figures that the service has by default. */
public final class Lanes implements AutoCloseable {
  public static final Duration PATIENCE = Duration.ofMillis(9_500);

  public final MeterRegistry meters = new SimpleMeterRegistry();
  public final Spans spans = new Spans();
  private final Tracer tracer =
      SdkTracerProvider.builder()
          .addSpanProcessor(SimpleSpanProcessor.create(spans))
          .build()
          .get("test");
  private final Map<String, ProviderLane> patientLanes = new ConcurrentHashMap<>();
  private final ProviderHttp http;

  public Lanes(URI... addresses) throws NoSuchAlgorithmException {
    this(SSLContext.getDefault(), addresses);
  }

  public Lanes(SSLContext tls, URI... addresses) {
    this(tls, Duration.ofSeconds(2), addresses);
  }

  public Lanes(SSLContext tls, Duration connectTimeout, URI... addresses) {
    http =
        new ProviderHttp(
            new AddressGuard(Set.of(addresses), false),
            tls,
            connectTimeout,
            1_048_576,
            Clock.systemUTC());
  }

  public ProviderLane lane(String name) {
    return lane(name, Duration.ofSeconds(10));
  }

  public ProviderLane lane(String name, Duration rest) {
    return lane(name, new Breaker(20, rest, System::nanoTime));
  }

  /** The one lane of this name whose breaker never opens, so that every call goes out. */
  public ProviderLane patientLane(String name) {
    return patientLanes.computeIfAbsent(
        name, key -> lane(key, new Breaker(1_000_000, Duration.ZERO, System::nanoTime)));
  }

  private ProviderLane lane(String name, Breaker breaker) {
    return new ProviderLane(
        name,
        http,
        new Tries(3, Duration.ofMillis(50)),
        breaker,
        10,
        new ProviderLane.Surroundings(
            meters, tracer, System::nanoTime, Thread::sleep, new Random(1)));
  }

  public double count(String meter, String... tags) {
    var found = meters.find(meter).tags(tags).counter();
    return found == null ? 0 : found.count();
  }

  @Override
  public void close() {
    http.close();
  }
}
