package backdrop.inference.generation;

import java.time.Instant;
import java.util.Optional;

/**
 * A page of one owner's generations.
 *
 * @param after where the page before ended; empty for the first page
 * @param size at most this many
 */
public record OwnerPage(Optional<Position> after, int size, Filter filter) {
  /** Which of the owner's generations count. */
  public enum Filter {
    ALL,
    ACTIVE
  }

  /** A place in the order by creation time, then id. */
  public record Position(Instant createdAt, String id) {
    public static Position of(Generation generation) {
      return new Position(generation.createdAt(), generation.id());
    }
  }
}
