package backdrop.diffusion.clip;

import java.nio.IntBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the hidden states of the chunks that were asked for last; about 15 MB for Stable
 * Diffusion 1.5. Safe for use by many threads.
 */
final class RecentChunks {

  private static final int REMEMBERED = 64;

  private final Map<IntBuffer, TextEmbedding> latest =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<IntBuffer, TextEmbedding> eldest) {
          return size() > REMEMBERED;
        }
      };

  synchronized Optional<TextEmbedding> get(int[] ids) {
    return Optional.ofNullable(latest.get(IntBuffer.wrap(ids)));
  }

  /** Remembers the states and gives them back. */
  synchronized TextEmbedding put(int[] ids, TextEmbedding states) {
    latest.put(IntBuffer.wrap(ids), states);
    return states;
  }
}
