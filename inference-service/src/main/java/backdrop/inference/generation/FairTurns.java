package backdrop.inference.generation;

import backdrop.inference.generation.WaitingLine.Turn;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which those that wait are served: owners take turns, the least recently served
 * first, and each owner's oldest generation goes first. One owner's hundred never hold up another's
 * one for longer than a single turn.
 */
final class FairTurns {
  private FairTurns() {}

  /** All turns of the line, in the order of service if nobody else came. */
  static List<Turn> order(WaitingLine line) {
    Map<String, Deque<Turn>> byOwner = new LinkedHashMap<>();
    for (Turn turn : line.turns()) {
      byOwner.computeIfAbsent(turn.ownerId(), owner -> new ArrayDeque<>()).add(turn);
    }
    List<Deque<Turn>> owners = new ArrayList<>(byOwner.values());
    owners.sort(Comparator.comparing(turns -> lastServed(line, turns)));
    List<Turn> order = new ArrayList<>(line.turns().size());
    while (order.size() < line.turns().size()) {
      for (Deque<Turn> turns : owners) {
        if (!turns.isEmpty()) {
          order.add(turns.removeFirst());
        }
      }
    }
    return order;
  }

  /** Sorting is stable: owners never served come first, by age of their oldest turn. */
  private static Instant lastServed(WaitingLine line, Deque<Turn> turns) {
    return line.lastServed().getOrDefault(turns.getFirst().ownerId(), Instant.MIN);
  }
}
