package backdrop.prompt.yandex;

import backdrop.prompt.text.ProviderUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Single calls to Yandex with their fault tolerance: three tries with jitter for what may be
 * retried, a breaker that opens at half of twenty calls, at most ten calls at once. Everything that
 * goes wrong comes out as {@link Retryable} or {@link ProviderUnavailable}.
 */
@ApplicationScoped
public class YandexCalls {
  private final YandexGptApi gpt;
  private final YandexTranslateApi translate;
  private final Optional<YandexAccess> access;

  @Inject
  public YandexCalls(
      @RestClient YandexGptApi gpt,
      @RestClient YandexTranslateApi translate,
      Optional<YandexAccess> access) {
    this.gpt = gpt;
    this.translate = translate;
    this.access = access;
  }

  /** Over quota, restarting or out of reach: the same call may pass in a moment. */
  static final class Retryable extends RuntimeException {
    Retryable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  @Timeout(value = 8, unit = ChronoUnit.SECONDS)
  @Retry(
      maxRetries = 2,
      delay = 300,
      jitter = 200,
      maxDuration = 9,
      durationUnit = ChronoUnit.SECONDS,
      retryOn = Retryable.class)
  @CircuitBreaker(
      requestVolumeThreshold = 20,
      failureRatio = 0.5,
      delay = 10,
      delayUnit = ChronoUnit.SECONDS)
  @Bulkhead(10)
  YandexGptApi.Reply complete(YandexGptApi.Completion completion) {
    try {
      // AI Studio keeps requests by default; sellers' words are not ours to leave there.
      return gpt.complete(key().authorization(), "false", UUID.randomUUID().toString(), completion);
    } catch (WebApplicationException | ProcessingException problem) {
      throw sorted(problem);
    }
  }

  @Timeout(value = 4, unit = ChronoUnit.SECONDS)
  @Retry(
      maxRetries = 2,
      delay = 200,
      jitter = 150,
      maxDuration = 6,
      durationUnit = ChronoUnit.SECONDS,
      retryOn = Retryable.class)
  @CircuitBreaker(
      requestVolumeThreshold = 20,
      failureRatio = 0.5,
      delay = 10,
      delayUnit = ChronoUnit.SECONDS)
  @Bulkhead(10)
  YandexTranslateApi.Reply translate(YandexTranslateApi.Request request) {
    try {
      return translate.translate(key().authorization(), UUID.randomUUID().toString(), request);
    } catch (WebApplicationException | ProcessingException problem) {
      throw sorted(problem);
    }
  }

  /** The model's address of the configured folder. */
  String modelUri() {
    return key().modelUri();
  }

  private YandexAccess key() {
    return access.orElseThrow(() -> new ProviderUnavailable("Yandex is not configured"));
  }

  private static RuntimeException sorted(RuntimeException problem) {
    if (problem instanceof WebApplicationException answered) {
      int status = answered.getResponse().getStatus();
      boolean passing = status == 429 || status == 500 || status == 503 || status == 504;
      String message = "Yandex answered " + status;
      return passing ? new Retryable(message, problem) : new ProviderUnavailable(message, problem);
    }
    // Connection refused, timed out, broken off or unreadable.
    return new Retryable("Yandex did not answer", problem);
  }
}
