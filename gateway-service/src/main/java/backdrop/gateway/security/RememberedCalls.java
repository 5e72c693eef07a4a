package backdrop.gateway.security;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Remembers what calls answered, by the SHA-256 of a secret: parallel calls with one secret become
 * one, and so do later ones until the answer's end. Failures are not remembered. Bounded: the
 * longest unused answer goes first.
 */
final class RememberedCalls<V> {
  private final int limit;
  private final Clock clock;
  private final Function<V, Instant> end;
  private final Map<String, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);

  private static final class Entry<V> {
    private final Uni<V> answer;
    private volatile Instant end = Instant.MAX;

    Entry(Function<Entry<V>, Uni<V>> answer) {
      this.answer = answer.apply(this);
    }
  }

  /**
   * @param limit most answers remembered
   * @param end when an answer may no longer be used
   */
  RememberedCalls(int limit, Clock clock, Function<V, Instant> end) {
    this.limit = limit;
    this.clock = clock;
    this.end = end;
  }

  /** What the call answers, or answered before. */
  Uni<V> get(String secret, Supplier<Uni<V>> call) {
    String key = hash(secret);
    synchronized (entries) {
      Entry<V> known = entries.get(key);
      if (known != null && clock.instant().isBefore(known.end)) {
        return known.answer;
      }
      Entry<V> entry = new Entry<>(self -> remembered(key, self, call));
      entries.put(key, entry);
      if (entries.size() > limit) {
        entries.remove(entries.keySet().iterator().next());
      }
      return entry.answer;
    }
  }

  private Uni<V> remembered(String key, Entry<V> entry, Supplier<Uni<V>> call) {
    return call.get()
        .onItem()
        .invoke(answer -> entry.end = end.apply(answer))
        .onFailure()
        .invoke(failure -> forget(key, entry))
        .memoize()
        .indefinitely();
  }

  private void forget(String key, Entry<V> entry) {
    synchronized (entries) {
      entries.remove(key, entry);
    }
  }

  private static String hash(String secret) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
