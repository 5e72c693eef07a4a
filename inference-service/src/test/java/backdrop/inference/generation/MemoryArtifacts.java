package backdrop.inference.generation;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Artifacts in memory; keeps the same contract as the real store. */
public final class MemoryArtifacts implements Artifacts {
  private static final Comparator<ArtifactKey> ORDER =
      Comparator.comparing(ArtifactKey::generationId).thenComparing(ArtifactKey::name);

  private record Stored(byte[] bytes, Instant at) {}

  private final Map<ArtifactKey, Stored> all = new HashMap<>();
  private final InstantSource clock;

  public MemoryArtifacts(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void store(ArtifactKey key, byte[] bytes) {
    all.put(key, new Stored(bytes.clone(), clock.instant()));
  }

  @Override
  public synchronized Optional<InputStream> open(ArtifactKey key) {
    return Optional.ofNullable(all.get(key)).map(stored -> new ByteArrayInputStream(stored.bytes));
  }

  @Override
  public synchronized void remove(ArtifactKey key) {
    all.remove(key);
  }

  @Override
  public synchronized void removeAll(String generationId) {
    all.keySet().removeIf(key -> key.generationId().equals(generationId));
  }

  @Override
  public synchronized List<ArtifactKey> storedBefore(
      Instant time, Optional<ArtifactKey> after, int limit) {
    return all.entrySet().stream()
        .filter(entry -> entry.getValue().at.isBefore(time))
        .map(Map.Entry::getKey)
        .filter(key -> after.isEmpty() || ORDER.compare(key, after.get()) > 0)
        .sorted(ORDER)
        .limit(limit)
        .toList();
  }
}
