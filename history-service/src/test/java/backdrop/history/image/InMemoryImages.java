package backdrop.history.image;

import backdrop.history.failure.HistoryReason;
import backdrop.kit.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Bytes in a map. */
public final class InMemoryImages implements Images {
  private static final int BATCH = 2;

  private final ConcurrentSkipListMap<String, Blob> blobs = new ConcurrentSkipListMap<>();
  private final AtomicInteger last = new AtomicInteger();
  private final Clock clock;

  private record Blob(Instant begun, byte[] bytes) {}

  public InMemoryImages(Clock clock) {
    this.clock = clock;
  }

  /** The names of all blobs. */
  public Set<String> blobs() {
    return Set.copyOf(blobs.keySet());
  }

  @Override
  public KeptImage keep(String mediaType, byte[] bytes) {
    String blob = "%024x".formatted(last.incrementAndGet());
    blobs.put(blob, new Blob(clock.instant(), bytes.clone()));
    return new KeptImage(blob, mediaType, bytes.length, Sha256.hex(bytes));
  }

  @Override
  public InputStream open(KeptImage image) {
    Blob blob = blobs.get(image.blob());
    if (blob == null) {
      throw new Failure(HistoryReason.IMAGE_NOT_FOUND, "The image was deleted.");
    }
    return new ByteArrayInputStream(blob.bytes());
  }

  @Override
  public void delete(Collection<String> names) {
    blobs.keySet().removeAll(Set.copyOf(names));
  }

  @Override
  public List<String> begunBefore(Instant time, Optional<String> after) {
    return blobs.tailMap(after.orElse(""), false).entrySet().stream()
        .filter(blob -> blob.getValue().begun().isBefore(time))
        .map(java.util.Map.Entry::getKey)
        .limit(BATCH)
        .toList();
  }
}
