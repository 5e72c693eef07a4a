package backdrop.auth.token;

import backdrop.auth.secret.Seal;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;

/**
 * A signing key as it lies in a store: the private half encrypted, tied to the key's id.
 *
 * @param sequence its place in the order of keys, from 1
 * @param id the {@code kid}
 * @param publicKey X.509 encoding
 * @param sealedPrivateKey PKCS#8 encoding, sealed
 * @param signsFrom it signs from then on
 */
public record SealedKey(
    long sequence, String id, byte[] publicKey, byte[] sealedPrivateKey, Instant signsFrom) {

  static SealedKey of(SigningKey key, Seal seal) {
    return new SealedKey(
        key.sequence(),
        key.id(),
        key.publicKey().getEncoded(),
        seal.close(key.privateKey().getEncoded(), key.id()),
        key.signsFrom());
  }

  /**
   * The key itself.
   *
   * @throws Seal.SealBrokenException if another secret sealed it
   */
  SigningKey open(Seal seal) {
    try {
      KeyFactory factory = KeyFactory.getInstance("EC");
      return new SigningKey(
          sequence,
          id,
          (ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(publicKey)),
          (ECPrivateKey)
              factory.generatePrivate(new PKCS8EncodedKeySpec(seal.open(sealedPrivateKey, id))),
          signsFrom);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("Signing key " + id + " is not readable", broken);
    }
  }

  /** Arrays say nothing for people. */
  @Override
  public String toString() {
    return "SealedKey[" + sequence + ", " + id + "]";
  }
}
