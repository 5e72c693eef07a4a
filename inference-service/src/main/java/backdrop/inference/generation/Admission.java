package backdrop.inference.generation;

import backdrop.inference.reason.InferenceReason;
import backdrop.kit.failure.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Turns generations away while too many wait. Looks at the queue as it was at most half a second
 * ago, so a burst may pass the caps by what arrives within that time.
 */
final class Admission {
  private static final Duration AT_LEAST = Duration.ofSeconds(5);
  private static final Duration AT_MOST = Duration.ofMinutes(2);

  private final Forecast forecast;
  private final AdmissionRules rules;

  Admission(Forecast forecast, AdmissionRules rules) {
    this.forecast = forecast;
    this.rules = rules;
  }

  /**
   * Returns if the owner may start one more.
   *
   * @throws Failure QUEUE_FULL, saying when to try again
   */
  void admit(String ownerId) {
    List<WaitingLine.Turn> waiting = forecast.outlook().order();
    long own = waiting.stream().filter(turn -> turn.ownerId().equals(ownerId)).count();
    if (own >= rules.perOwner()) {
      throw full("You already have %d generations waiting.", rules.perOwner());
    }
    if (waiting.size() >= rules.overall()) {
      throw full("%d generations are waiting already.", rules.overall());
    }
  }

  private Failure full(String sentence, int limit) {
    Duration drain = forecast.drainTime().orElse(AT_LEAST);
    Duration again = drain.compareTo(AT_MOST) > 0 ? AT_MOST : drain;
    return new Failure(InferenceReason.QUEUE_FULL, sentence.formatted(limit))
        .withDetails(Map.of("limit", Integer.toString(limit)))
        .withRetryAfter(again.compareTo(AT_LEAST) < 0 ? AT_LEAST : again);
  }
}
