package backdrop.inference.generation;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of generations: their inputs and their results. Throws {@link
 * backdrop.kit.failure.Failure} SERVICE_UNAVAILABLE while the store cannot be reached.
 */
public interface Artifacts {
  /** Stores bytes for good before it returns; storing under the same key again replaces them. */
  void store(ArtifactKey key, byte[] bytes);

  /** The bytes as a stream that the caller closes, read piece by piece; empty if there are none. */
  Optional<InputStream> open(ArtifactKey key);

  /** Removes bytes; removing what is not there changes nothing. */
  void remove(ArtifactKey key);

  /** Removes all bytes of a generation. */
  void removeAll(String generationId);

  /** Keys stored before {@code time}, in a fixed order, beginning after {@code after}. */
  List<ArtifactKey> storedBefore(Instant time, Optional<ArtifactKey> after, int limit);
}
