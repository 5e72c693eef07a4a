package backdrop.history.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.history.failure.HistoryReason;
import backdrop.kit.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Images} promises. */
public abstract class ImagesContract {
  protected final MovableClock clock = new MovableClock();
  private Images images;

  protected abstract Images images();

  @BeforeEach
  void open() {
    images = images();
  }

  @Test
  void handsOutTheBytesThatWereKept() throws IOException {
    byte[] bytes = new byte[1_000_003];
    new Random(7).nextBytes(bytes);

    KeptImage kept = images.keep("image/png", bytes);

    assertThat(bytesOf(kept)).isEqualTo(bytes);
  }

  @Test
  void tellsTypeLengthAndFingerprint() {
    KeptImage kept = images.keep("image/png", "abc".getBytes(StandardCharsets.US_ASCII));

    assertThat(kept.mediaType()).isEqualTo("image/png");
    assertThat(kept.bytes()).isEqualTo(3);
    assertThat(kept.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void keepsEqualBytesTwice() throws IOException {
    KeptImage first = images.keep("image/png", new byte[] {1});
    KeptImage second = images.keep("image/png", new byte[] {1});

    images.delete(List.of(first.blob()));

    assertThat(bytesOf(second)).containsExactly(1);
  }

  @Test
  void hasNoBytesAfterDeleting() {
    KeptImage kept = images.keep("image/png", new byte[] {1});

    images.delete(List.of(kept.blob()));

    Failure failure = catchThrowableOfType(Failure.class, () -> images.open(kept));
    assertThat(failure.reason()).isEqualTo(HistoryReason.IMAGE_NOT_FOUND);
  }

  @Test
  void deletesTwiceAsOnce() {
    KeptImage gone = images.keep("image/png", new byte[] {1});
    KeptImage there = images.keep("image/png", new byte[] {2});
    images.delete(List.of(gone.blob()));

    images.delete(List.of(gone.blob(), there.blob()));

    clock.advance(Duration.ofHours(1));
    assertThat(all(clock.instant())).isEmpty();
  }

  @Test
  void namesEachBlobBegunBeforeATimeOnce() {
    List<String> older = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      older.add(images.keep("image/png", new byte[600_000]).blob());
    }
    clock.advance(Duration.ofMinutes(1));
    Instant between = clock.instant();
    images.keep("image/png", new byte[1]);

    assertThat(all(between)).containsExactlyInAnyOrderElementsOf(older);
  }

  private List<String> all(Instant before) {
    List<String> found = new ArrayList<>();
    List<String> batch = images.begunBefore(before, Optional.empty());
    while (!batch.isEmpty()) {
      found.addAll(batch);
      batch = images.begunBefore(before, Optional.of(batch.getLast()));
    }
    return found;
  }

  private byte[] bytesOf(KeptImage image) throws IOException {
    try (InputStream bytes = images.open(image)) {
      return bytes.readAllBytes();
    }
  }
}
