package backdrop.history.record;

import backdrop.kit.failure.Failure;
import java.util.Optional;

/** The finished images that the inference service holds for a day. */
public interface Artifacts {
  /**
   * The bytes of an image; empty if they do not exist any more.
   *
   * @throws Failure of kind UNAVAILABLE if it cannot be told now; the same call may pass later
   */
  Optional<byte[]> fetch(String generationId, int imageIndex);
}
