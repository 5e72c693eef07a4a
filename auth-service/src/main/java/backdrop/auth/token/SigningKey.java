package backdrop.auth.token;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;

/**
 * A P-256 key pair that access tokens are signed with.
 *
 * @param sequence its place in the order of keys, from 1
 * @param id the {@code kid} in token headers and JWKS
 * @param publicKey published
 * @param privateKey never leaves the process in the clear
 * @param signsFrom it signs from then on, until its successor does
 */
public record SigningKey(
    long sequence, String id, ECPublicKey publicKey, ECPrivateKey privateKey, Instant signsFrom) {

  /** A new pair. */
  static SigningKey generate(long sequence, String id, Instant signsFrom, SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      var pair = generator.generateKeyPair();
      return new SigningKey(
          sequence,
          id,
          (ECPublicKey) pair.getPublic(),
          (ECPrivateKey) pair.getPrivate(),
          signsFrom);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Keeps the private key out of logs. */
  @Override
  public String toString() {
    return "SigningKey[" + sequence + ", " + id + "]";
  }
}
