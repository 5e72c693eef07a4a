package backdrop.history.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrphanSweepTest {
  private static final Duration GRACE = Duration.ofHours(6);

  private final MovableClock clock = new MovableClock();
  private final InMemoryImages images = new InMemoryImages(clock);
  private final Set<String> inPhotos = new HashSet<>();
  private final Set<String> inRecords = new HashSet<>();
  private final OrphanSweep sweep =
      new OrphanSweep(
          images,
          List.of(blobs -> common(inPhotos, blobs), blobs -> common(inRecords, blobs)),
          clock,
          GRACE);

  @Test
  void deletesWhatNoDocumentNames() {
    inPhotos.add(blob());
    blob();
    inRecords.add(blob());
    blob();
    blob();
    clock.advance(GRACE.plusSeconds(1));

    int deleted = sweep.run();

    assertThat(deleted).isEqualTo(3);
    assertThat(images.blobs()).hasSize(2).containsAll(inPhotos).containsAll(inRecords);
  }

  @Test
  void leavesAloneWhatIsYoung() {
    String young = blob();
    clock.advance(GRACE.minusSeconds(1));

    sweep.run();

    assertThat(images.blobs()).containsExactly(young);
  }

  private String blob() {
    return images.keep("image/png", new byte[] {1}).blob();
  }

  private static Set<String> common(Set<String> named, Collection<String> blobs) {
    Set<String> common = new HashSet<>(named);
    common.retainAll(blobs);
    return common;
  }
}
