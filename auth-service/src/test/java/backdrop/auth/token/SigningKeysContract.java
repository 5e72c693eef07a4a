package backdrop.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link SigningKeys} promises. */
public abstract class SigningKeysContract {
  private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

  private final SigningKeys keys = keys();

  protected abstract SigningKeys keys();

  @Test
  void keepsKeysInTheOrderOfTheirSequence() {
    keys.add(key(2, "second"));
    keys.add(key(1, "first"));

    assertThat(keys.all()).extracting(SealedKey::id).containsExactly("first", "second");
  }

  @Test
  void keepsEveryByte() {
    keys.add(key(1, "first"));

    assertThat(keys.all())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(key(1, "first"));
  }

  @Test
  void letsTheFirstOfTwoWithOneSequenceIn() {
    boolean first = keys.add(key(1, "first"));
    boolean second = keys.add(key(1, "other"));

    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(keys.all()).extracting(SealedKey::id).containsExactly("first");
  }

  @Test
  void removesAKey() {
    keys.add(key(1, "first"));

    keys.remove(1);
    keys.remove(1);

    assertThat(keys.all()).isEmpty();
  }

  private static SealedKey key(long sequence, String id) {
    return new SealedKey(sequence, id, new byte[] {1, 2}, new byte[] {3, 4, 5}, NOW);
  }
}
