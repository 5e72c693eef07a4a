package backdrop.auth.token;

import backdrop.auth.secret.Seal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The keys that tokens are signed with and checked against. There are always two or more: the one
 * that signs and the next one, published long before its turn so that nobody meets a token whose
 * key they could not know. A key that no longer signs stays until its last token has ended.
 *
 * <p>{@link #maintain} has to be called now and then, and once before anything else; all other
 * verbs read memory, except for a look at the store for an unknown id, at most once in ten seconds.
 * Safe for use by several threads, and by several replicas over one store.
 */
public final class KeyRing {
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(10);

  private final SigningKeys stored;
  private final Seal seal;
  private final Rotation rotation;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Supplier<String> ids;

  private volatile List<SigningKey> keys = List.of();
  private volatile Instant maintainedAt = Instant.MIN;

  /** When keys change. */
  public interface Rotation {
    /** How long each key signs. */
    Duration period();

    /** How long a key is published before it signs, at least, and after it signed. */
    Duration overlap();
  }

  public KeyRing(
      SigningKeys stored,
      Seal seal,
      Rotation rotation,
      InstantSource clock,
      SecureRandom random,
      Supplier<String> ids) {
    this.stored = stored;
    this.seal = seal;
    this.rotation = rotation;
    this.clock = clock;
    this.random = random;
    this.ids = ids;
  }

  /** The key that signs now. */
  public SigningKey current() {
    List<SigningKey> known = keys;
    if (known.isEmpty()) {
      throw new IllegalStateException("No signing key has been read yet");
    }
    Instant now = clock.instant();
    SigningKey current = known.getFirst();
    for (SigningKey key : known) {
      if (!key.signsFrom().isAfter(now)) {
        current = key;
      }
    }
    return current;
  }

  /** Every key whose tokens are to be trusted now or soon. */
  public List<SigningKey> published() {
    return keys;
  }

  /** The published key with this id. */
  public Optional<SigningKey> byId(String id) {
    Optional<SigningKey> known = known(id);
    if (known.isEmpty() && maintainedAt.plus(LOOK_AGAIN_AFTER).isBefore(clock.instant())) {
      // Another replica may have made a key in the meantime.
      maintain();
      return known(id);
    }
    return known;
  }

  /** True once there is a key to sign with. */
  public boolean isReady() {
    return !keys.isEmpty();
  }

  /**
   * Reads the keys, makes the next one when it is time, and drops those whose last token has ended.
   *
   * @throws Seal.SealBrokenException if a key was sealed with another secret
   */
  public synchronized void maintain() {
    Instant now = clock.instant();
    maintainedAt = now;
    List<SigningKey> read = read();
    if (read.isEmpty()) {
      read = add(1, now);
    }
    SigningKey newest = read.getLast();
    if (!newest.signsFrom().isAfter(now)) {
      Instant regular = newest.signsFrom().plus(rotation.period());
      Instant soonest = now.plus(rotation.overlap());
      read = add(newest.sequence() + 1, regular.isAfter(soonest) ? regular : soonest);
    }
    keys = withoutEnded(read, now);
  }

  private List<SigningKey> add(long sequence, Instant signsFrom) {
    SigningKey made = SigningKey.generate(sequence, ids.get(), signsFrom, random);
    // Whether this replica's key got in or another's: what counts is what the store says.
    stored.add(SealedKey.of(made, seal));
    return read();
  }

  private List<SigningKey> read() {
    return stored.all().stream().map(key -> key.open(seal)).toList();
  }

  private List<SigningKey> withoutEnded(List<SigningKey> read, Instant now) {
    List<SigningKey> live = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      boolean ended =
          i + 1 < read.size() && !read.get(i + 1).signsFrom().plus(rotation.overlap()).isAfter(now);
      if (ended) {
        stored.remove(read.get(i).sequence());
      } else {
        live.add(read.get(i));
      }
    }
    return List.copyOf(live);
  }

  private Optional<SigningKey> known(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }
}
