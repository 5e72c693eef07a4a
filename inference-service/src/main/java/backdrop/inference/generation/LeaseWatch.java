package backdrop.inference.generation;

import backdrop.inference.generation.GenerationState.Running;
import backdrop.inference.reason.InferenceReason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Puts generations whose worker has died back into the queue. A lease is over when this watch has
 * seen its beat stand still for the length of a lease, by its own steady clock: neither clocks that
 * differ nor clocks that jump steal a lease from a worker that lives.
 */
public final class LeaseWatch {
  private static final Logger LOG = System.getLogger(LeaseWatch.class.getName());

  private final Generations generations;
  private final Replica replica;
  private final WorkRules rules;
  private final ProgressFeed feed;
  private final InstantSource steadyClock;
  private final Map<String, Sighting> sightings = new HashMap<>();

  private record Sighting(Lease lease, Instant since) {}

  /**
   * @param steadyClock only differences count; must not jump
   */
  public LeaseWatch(
      Generations generations,
      Replica replica,
      WorkRules rules,
      ProgressFeed feed,
      InstantSource steadyClock) {
    this.generations = generations;
    this.replica = replica;
    this.rules = rules;
    this.feed = feed;
    this.steadyClock = steadyClock;
  }

  /** At the start of this replica: what it held before it died is free at once. */
  public synchronized void reclaimOwn() {
    for (Generation generation : generations.running()) {
      if (generation.state() instanceof Running running
          && running.lease().holder().equals(replica.id())) {
        free(generation, running.lease());
      }
    }
  }

  /** Looks at all leases; call it several times within the length of a lease. */
  public synchronized void look() {
    Instant now = steadyClock.instant();
    List<Generation> running = generations.running();
    sightings.keySet().retainAll(running.stream().map(Generation::id).collect(Collectors.toSet()));
    for (Generation generation : running) {
      if (generation.state() instanceof Running(Lease lease, var taken, var first, var strokes)) {
        Sighting seen = sightings.get(generation.id());
        if (seen == null || !seen.lease().equals(lease)) {
          sightings.put(generation.id(), new Sighting(lease, now));
        } else if (Duration.between(seen.since(), now).compareTo(rules.lease()) >= 0) {
          free(generation, lease);
        }
      }
    }
  }

  private void free(Generation generation, Lease seen) {
    LOG.log(
        Level.WARNING, "Generation {0}: the lease of {1} is over", generation.id(), seen.holder());
    Ending ending = replica.ending();
    generations.change(
        generation.id(),
        now -> {
          boolean unchanged =
              now.state() instanceof Running running && running.lease().equals(seen);
          if (!unchanged) {
            return now;
          }
          return now.attempts() >= rules.attempts()
              ? now.failed(seen, exhausted(now.attempts()), ending)
              : now.retry(seen, ending.at());
        });
    feed.changed(generation.id());
  }

  private static PaintFailure exhausted(int attempts) {
    return new PaintFailure(
        InferenceReason.ATTEMPTS_EXHAUSTED,
        "Painting was begun %d times and never came to an end.".formatted(attempts));
  }
}
