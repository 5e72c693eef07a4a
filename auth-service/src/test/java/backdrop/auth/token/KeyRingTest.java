package backdrop.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backdrop.auth.secret.MasterSecret;
import backdrop.auth.secret.Seal;
import backdrop.auth.secret.Seal.SealBrokenException;
import backdrop.auth.testing.MovableClock;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyRingTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final MovableClock clock = new MovableClock();
  private final MemorySigningKeys stored = new MemorySigningKeys();
  private int lastId;
  private final KeyRing ring = ring("one master secret of forty characters ..");

  @Test
  void hasNoKeyBeforeItWasMaintained() {
    assertThat(ring.isReady()).isFalse();
    assertThatThrownBy(ring::current).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void publishesTheNextKeyLongBeforeItsTurn() {
    ring.maintain();

    assertThat(ring.published()).extracting(SigningKey::id).containsExactly("kid-1", "kid-2");
    assertThat(ring.current().id()).isEqualTo("kid-1");
    assertThat(ring.published().getLast().signsFrom())
        .isEqualTo(clock.instant().plus(Duration.ofDays(30)));
  }

  @Test
  void changesNothingWhenNothingIsDue() {
    ring.maintain();
    ring.maintain();

    assertThat(stored.all()).hasSize(2);
  }

  @Test
  void signsWithTheNextKeyFromItsTurnOnEvenIfNobodyMaintainsIt() {
    ring.maintain();

    clock.pass(Duration.ofDays(30));

    assertThat(ring.current().id()).isEqualTo("kid-2");
  }

  @Test
  void keepsAKeyUntilItsLastTokenHasEnded() {
    ring.maintain();
    clock.pass(Duration.ofDays(30).plusMinutes(59));

    ring.maintain();

    assertThat(ring.published())
        .extracting(SigningKey::id)
        .containsExactly("kid-1", "kid-2", "kid-3");
  }

  @Test
  void dropsAKeyAfterTheOverlap() {
    ring.maintain();
    clock.pass(Duration.ofDays(30).plusHours(1));

    ring.maintain();

    assertThat(ring.published()).extracting(SigningKey::id).containsExactly("kid-2", "kid-3");
    assertThat(stored.all()).extracting(SealedKey::id).containsExactly("kid-2", "kid-3");
    assertThat(ring.byId("kid-1")).isEmpty();
  }

  @Test
  void publishesBeforeSigningEvenAfterALongSleep() {
    ring.maintain();
    clock.pass(Duration.ofDays(365));

    ring.maintain();

    assertThat(ring.current().id()).isEqualTo("kid-2");
    assertThat(ring.published().getLast().signsFrom())
        .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
  }

  @Test
  void agreesWithEveryOtherReplica() throws Exception {
    List<KeyRing> replicas =
        IntStream.range(0, 6)
            .mapToObj(i -> ring("one master secret of forty characters .."))
            .toList();
    List<Callable<Void>> starts =
        replicas.stream()
            .map(
                replica ->
                    (Callable<Void>)
                        () -> {
                          replica.maintain();
                          return null;
                        })
            .toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(starts);
    }

    assertThat(stored.all()).hasSize(2);
    assertThat(replicas)
        .allSatisfy(
            replica -> assertThat(replica.current().id()).isEqualTo(stored.all().getFirst().id()));
  }

  @Test
  void asksTheStoreForUnknownKeysAtMostOnceInTenSeconds() {
    ring.maintain();
    int before = stored.reads();
    clock.pass(Duration.ofSeconds(11));

    for (int i = 0; i < 100; i++) {
      ring.byId("unknown" + i);
    }

    assertThat(stored.reads()).isEqualTo(before + 1);
  }

  @Test
  void findsAKeyThatAnotherReplicaMadeSinceItLastLooked() {
    ring.maintain();
    clock.pass(Duration.ofDays(30));
    KeyRing other = ring("one master secret of forty characters ..");
    other.maintain();

    assertThat(ring.byId(other.published().getLast().id())).isPresent();
  }

  @Test
  void keepsNoPrivateKeyInTheClear() {
    ring.maintain();

    byte[] encoded = ring.current().privateKey().getEncoded();
    String sealed =
        new String(stored.all().getFirst().sealedPrivateKey(), StandardCharsets.ISO_8859_1);
    assertThat(sealed).doesNotContain(new String(encoded, StandardCharsets.ISO_8859_1));
  }

  @Test
  void refusesKeysThatWereSealedWithAnotherSecret() {
    ring.maintain();
    KeyRing other = ring("another master secret of forty characters");

    assertThatThrownBy(other::maintain).isInstanceOf(SealBrokenException.class);
    assertThat(stored.all()).hasSize(2);
  }

  private KeyRing ring(String secret) {
    return new KeyRing(
        stored,
        new Seal(new MasterSecret(secret), "signing-keys", RANDOM),
        new Rotation(Duration.ofDays(30), Duration.ofHours(1)),
        clock,
        RANDOM,
        this::nextId);
  }

  private synchronized String nextId() {
    return "kid-" + ++lastId;
  }

  private record Rotation(Duration period, Duration overlap) implements KeyRing.Rotation {}
}
