package backdrop.auth.token;

import java.util.List;
import java.util.TreeMap;

/** Signing keys in a map. */
public final class MemorySigningKeys implements SigningKeys {
  private final TreeMap<Long, SealedKey> keys = new TreeMap<>();
  private int reads;

  @Override
  public synchronized List<SealedKey> all() {
    reads++;
    return List.copyOf(keys.values());
  }

  /** How often all keys were read. */
  synchronized int reads() {
    return reads;
  }

  @Override
  public synchronized boolean add(SealedKey key) {
    return keys.putIfAbsent(key.sequence(), key) == null;
  }

  @Override
  public synchronized void remove(long sequence) {
    keys.remove(sequence);
  }
}
