package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of artifacts promises. */
public abstract class ArtifactsContract {
  private static final Instant FUTURE = Instant.parse("2100-01-01T00:00:00Z");

  private Artifacts artifacts;

  protected abstract Artifacts empty();

  @BeforeEach
  void begin() {
    artifacts = empty();
  }

  @Test
  void givesBackWhatWasStored() throws IOException {
    byte[] bytes = new byte[700_000];
    new Random(1).nextBytes(bytes);

    artifacts.store(ArtifactKey.photo("a"), bytes);

    assertThat(read(ArtifactKey.photo("a"))).isEqualTo(bytes);
  }

  @Test
  void replacesWhatWasStoredBefore() throws IOException {
    artifacts.store(ArtifactKey.photo("a"), new byte[300_000]);

    artifacts.store(ArtifactKey.photo("a"), new byte[] {7});

    assertThat(read(ArtifactKey.photo("a"))).containsExactly(7);
  }

  @Test
  void hasNothingUnderAnotherKey() {
    artifacts.store(ArtifactKey.photo("a"), new byte[] {7});

    assertThat(artifacts.open(ArtifactKey.mask("a"))).isEmpty();
  }

  @Test
  void removesOneAndLeavesTheOthers() throws IOException {
    artifacts.store(ArtifactKey.photo("a"), new byte[] {1});
    artifacts.store(ArtifactKey.mask("a"), new byte[] {2});

    artifacts.remove(ArtifactKey.photo("a"));
    artifacts.remove(ArtifactKey.photo("a"));

    assertThat(artifacts.open(ArtifactKey.photo("a"))).isEmpty();
    assertThat(read(ArtifactKey.mask("a"))).containsExactly(2);
  }

  @Test
  void removesAllOfOneGenerationOnly() throws IOException {
    artifacts.store(ArtifactKey.photo("a"), new byte[] {1});
    artifacts.store(ArtifactKey.image("a", 0, 1), new byte[] {2});
    artifacts.store(ArtifactKey.photo("a1"), new byte[] {3});

    artifacts.removeAll("a");

    assertThat(artifacts.open(ArtifactKey.photo("a"))).isEmpty();
    assertThat(artifacts.open(ArtifactKey.image("a", 0, 1))).isEmpty();
    assertThat(read(ArtifactKey.photo("a1"))).containsExactly(3);
  }

  @Test
  void pagesThroughOldKeysInAFixedOrder() {
    artifacts.store(ArtifactKey.photo("b"), new byte[] {1});
    artifacts.store(ArtifactKey.photo("a"), new byte[400_000]);
    artifacts.store(ArtifactKey.mask("a"), new byte[] {1});

    List<ArtifactKey> first = artifacts.storedBefore(FUTURE, Optional.empty(), 2);
    List<ArtifactKey> second = artifacts.storedBefore(FUTURE, Optional.of(first.getLast()), 2);

    assertThat(first).containsExactly(ArtifactKey.mask("a"), ArtifactKey.photo("a"));
    assertThat(second).containsExactly(ArtifactKey.photo("b"));
  }

  @Test
  void callsNothingOldThatIsNew() {
    artifacts.store(ArtifactKey.photo("a"), new byte[] {1});

    assertThat(artifacts.storedBefore(Instant.parse("2000-01-01T00:00:00Z"), Optional.empty(), 9))
        .isEmpty();
  }

  private byte[] read(ArtifactKey key) throws IOException {
    try (InputStream stream = artifacts.open(key).orElseThrow()) {
      return stream.readAllBytes();
    }
  }
}
