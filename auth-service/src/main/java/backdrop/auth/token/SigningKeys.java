package backdrop.auth.token;

import java.util.List;

/** The signing keys of the installation, the same for every replica. Every verb is atomic. */
public interface SigningKeys {
  /** All keys in the order of their sequence. */
  List<SealedKey> all();

  /**
   * Adds a key unless one with its sequence is there; false if one is. So of several replicas that
   * make the next key at once one wins.
   */
  boolean add(SealedKey key);

  /** Removes the key with this sequence. Safe to repeat. */
  void remove(long sequence);
}
