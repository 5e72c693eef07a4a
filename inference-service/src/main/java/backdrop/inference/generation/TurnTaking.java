package backdrop.inference.generation;

import backdrop.inference.generation.WaitingLine.Turn;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes the next generation whose turn it is; of all replicas, exactly one gets it. */
final class TurnTaking {
  private final Generations generations;
  private final Replica replica;

  TurnTaking(Generations generations, Replica replica) {
    this.generations = generations;
    this.replica = replica;
  }

  /** The generation, taken by this replica; empty if none is due. */
  Optional<Generation> next() {
    Instant now = replica.now();
    for (Turn turn : FairTurns.order(generations.waiting())) {
      if (!turn.notBefore().isAfter(now)) {
        Optional<Generation> taken = take(turn, now);
        if (taken.isPresent()) {
          return taken;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Generation> take(Turn turn, Instant now) {
    AtomicBoolean mine = new AtomicBoolean();
    Optional<Generation> after =
        generations.change(
            turn.generationId(),
            generation -> {
              Generation taken = generation.take(replica.id(), now);
              mine.set(taken.leases() > generation.leases());
              return taken;
            });
    return after.filter(generation -> mine.get());
  }
}
