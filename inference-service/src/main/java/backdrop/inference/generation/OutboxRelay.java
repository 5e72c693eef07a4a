package backdrop.inference.generation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;

/**
 * Announces ended generations, each at least once. A broker that is away delays announcements and
 * nothing else. The replica that wrote an announcement delivers it; the others step in when it is
 * overdue, so that nothing depends on a replica coming back.
 */
public final class OutboxRelay {
  private static final Logger LOG = System.getLogger(OutboxRelay.class.getName());
  private static final int AT_ONCE = 50;
  private static final Duration OVERDUE = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Generations generations;
  private final FinishedEvents events;
  private final Replica replica;
  private Duration pause = FIRST_PAUSE;
  private Instant notBefore = Instant.MIN;

  public OutboxRelay(Generations generations, FinishedEvents events, Replica replica) {
    this.generations = generations;
    this.events = events;
    this.replica = replica;
  }

  /** Announces what is pending; after a failure it rests, longer each time, up to half a minute. */
  public synchronized void relay() {
    Instant now = replica.now();
    if (now.isBefore(notBefore)) {
      return;
    }
    for (Generation ended : generations.unannounced(AT_ONCE)) {
      if (isOurs(ended, now) && !announce(ended)) {
        return;
      }
    }
  }

  private boolean announce(Generation ended) {
    try {
      events.publish(ended);
    } catch (RuntimeException away) {
      notBefore = replica.now().plus(pause);
      LOG.log(
          Level.WARNING,
          "The end of generation {0} could not be announced, next try in {1}: {2}",
          ended.id(),
          pause,
          away.getMessage());
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
      return false;
    }
    generations.change(ended.id(), Generation::announced);
    pause = FIRST_PAUSE;
    return true;
  }

  private boolean isOurs(Generation ended, Instant now) {
    boolean own =
        ended
            .announcement()
            .filter(announcement -> announcement.replica().equals(replica.id()))
            .isPresent();
    return own
        || ended.state() instanceof GenerationState.Ended end
            && end.finishedAt().plus(OVERDUE).isBefore(now);
  }
}
