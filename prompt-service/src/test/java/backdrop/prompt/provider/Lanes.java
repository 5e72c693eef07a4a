package backdrop.prompt.provider;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** Lanes for tests, with the figures that the service has by default. */
public final class Lanes implements AutoCloseable {
  public static final Duration PATIENCE = Duration.ofMillis(9_500);

  public final MeterRegistry meters = new SimpleMeterRegistry();
  private final ProviderHttp http;

  public Lanes(URI... addresses) throws NoSuchAlgorithmException {
    this(SSLContext.getDefault(), addresses);
  }

  public Lanes(Duration connectTimeout, URI... addresses) throws NoSuchAlgorithmException {
    this(SSLContext.getDefault(), connectTimeout, addresses);
  }

  public Lanes(SSLContext tls, URI... addresses) {
    this(tls, Duration.ofSeconds(2), addresses);
  }

  private Lanes(SSLContext tls, Duration connectTimeout, URI... addresses) {
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
    return new ProviderLane(
        name,
        http,
        new Tries(3, Duration.ofMillis(50)),
        new Breaker(20, rest, System::nanoTime),
        10,
        new ProviderLane.Surroundings(
            meters,
            OpenTelemetry.noop().getTracer("test"),
            System::nanoTime,
            Thread::sleep,
            new Random(1)));
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
