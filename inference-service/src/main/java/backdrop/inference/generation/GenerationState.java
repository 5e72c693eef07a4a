package backdrop.inference.generation;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a generation stands; each state offers only its legal moves. Instants are stored with
 * millisecond precision.
 */
public sealed interface GenerationState {
  /** When a worker first took it; empty if none ever did. */
  Optional<Instant> startedAt();

  /**
   * Waiting for its turn.
   *
   * @param notBefore a failed attempt waits a while before the next
   */
  record Queued(Instant notBefore, Optional<Instant> startedAt) implements GenerationState {
    Running take(Lease lease, Strokes ahead, Instant now) {
      return new Running(lease, now, startedAt.orElse(now), ahead);
    }

    boolean due(Instant now) {
      return !notBefore.isAfter(now);
    }
  }

  /**
   * Being painted under a lease.
   *
   * @param takenAt when this lease began
   * @param firstTakenAt when the first lease of this generation began
   */
  record Running(Lease lease, Instant takenAt, Instant firstTakenAt, Strokes strokes)
      implements GenerationState {
    @Override
    public Optional<Instant> startedAt() {
      return Optional.of(firstTakenAt);
    }

    Running beat(Strokes now) {
      return new Running(lease.next(), takenAt, firstTakenAt, now);
    }

    Queued giveBack(Instant notBefore) {
      return new Queued(notBefore, startedAt());
    }
  }

  /** It has ended and never changes again. */
  sealed interface Ended extends GenerationState {
    Instant finishedAt();
  }

  /** At least one image succeeded. */
  record Succeeded(Optional<Instant> startedAt, Instant finishedAt) implements Ended {}

  /** No image succeeded. */
  record Failed(Optional<Instant> startedAt, Instant finishedAt, PaintFailure failure)
      implements Ended {}

  /** Stopped by its owner. */
  record Cancelled(Optional<Instant> startedAt, Instant finishedAt) implements Ended {}
}
