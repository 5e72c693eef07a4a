package backdrop.inference.generation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Who waits.
 *
 * @param turns oldest first
 * @param lastServed when a generation of an owner was last taken; an owner without any is absent
 */
public record WaitingLine(List<Turn> turns, Map<String, Instant> lastServed) {
  public WaitingLine {
    turns = List.copyOf(turns);
    lastServed = Map.copyOf(lastServed);
  }

  /**
   * One generation that waits.
   *
   * @param notBefore its turn does not come earlier
   * @param steps what it will take, see {@link Generation#stepsLeft}
   */
  public record Turn(
      String generationId, String ownerId, Instant createdAt, Instant notBefore, int steps) {}
}
