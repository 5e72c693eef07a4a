package backdrop.history.image;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes bytes that no document names: what a crash left between writing bytes and the document
 * that names them, or between deleting a document and its bytes. Any number of replicas may sweep
 * at once.
 *
 * <p>Younger blobs than the grace are left alone, because their document may be about to be
 * written. Every call and every attempt to keep an event ends within minutes, so a grace of hours
 * is safe.
 */
public final class OrphanSweep {
  private final Images images;
  private final List<ImageReferences> documents;
  private final Clock clock;
  private final Duration grace;

  public OrphanSweep(Images images, List<ImageReferences> documents, Clock clock, Duration grace) {
    this.images = images;
    this.documents = List.copyOf(documents);
    this.clock = clock;
    this.grace = grace;
  }

  /** Goes through all blobs once; answers how many it deleted. */
  public int run() {
    Instant before = clock.instant().minus(grace);
    int deleted = 0;
    List<String> blobs = images.begunBefore(before, Optional.empty());
    while (!blobs.isEmpty()) {
      Set<String> orphans = new LinkedHashSet<>(blobs);
      documents.forEach(document -> orphans.removeAll(document.referenced(List.copyOf(orphans))));
      images.delete(orphans);
      deleted += orphans.size();
      blobs = images.begunBefore(before, Optional.of(blobs.getLast()));
    }
    return deleted;
  }
}
