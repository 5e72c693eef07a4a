package backdrop.inference.generation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All generations of this installation, shared by its replicas; also their queue and their outbox.
 * What a verb has answered survives any crash. Every verb throws {@link
 * backdrop.kit.failure.Failure} SERVICE_UNAVAILABLE while the store cannot be reached.
 */
public interface Generations {
  /**
   * Adds a generation unless its owner already has one of the same request id; that one is answered
   * then, and nothing is added. Of any number of calls at once, exactly one adds.
   */
  Optional<Generation> add(Generation generation);

  Optional<Generation> find(String id);

  Optional<Generation> findByRequest(String ownerId, String requestId);

  /**
   * Replaces a generation by what {@code move} makes of it, atomically: no other change comes
   * between, {@code move} runs again if one does. Answering its argument changes nothing; an
   * exception of {@code move} passes through and changes nothing.
   *
   * @return the generation afterwards; empty if there is none of that id
   */
  Optional<Generation> change(String id, UnaryOperator<Generation> move);

  /** Who waits, oldest first, and when each of their owners was last served. */
  WaitingLine waiting();

  /** All that are being painted, by any replica. */
  List<Generation> running();

  /** The latest that ended with an image, newest first: what waits are estimated from. */
  List<Generation> recentlySucceeded(int limit);

  /** Ended ones whose announcement is pending, oldest first. */
  List<Generation> unannounced(int limit);

  /** One owner's that are not expired, newest first. */
  List<Generation> ofOwner(String ownerId, OwnerPage page);

  /** Those that ended before {@code time} and have the given {@code expired} mark, oldest first. */
  List<Generation> endedBefore(Instant time, boolean expired, int limit);

  /** Removes a generation for good; removing it twice is removing it once. */
  void remove(String id);
}
