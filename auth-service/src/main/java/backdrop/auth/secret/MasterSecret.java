package backdrop.auth.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The one secret an operator configures; every other key of this service is derived from it
 * (HKDF-SHA256, RFC 5869), each for one purpose. A new master secret makes what was sealed or
 * derived with the old one worthless.
 */
public final class MasterSecret {
  /** Fewer characters are refused. */
  public static final int MIN_LENGTH = 32;

  private final byte[] material;

  /**
   * @throws IllegalArgumentException if it is shorter than {@link #MIN_LENGTH}
   */
  public MasterSecret(String text) {
    if (text.length() < MIN_LENGTH) {
      throw new IllegalArgumentException("must have at least " + MIN_LENGTH + " characters");
    }
    this.material = text.getBytes(StandardCharsets.UTF_8);
  }

  /** A 256-bit key for one purpose: the same for the same purpose, unrelated to every other. */
  public SecretKey keyFor(String purpose, String algorithm) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              algorithm,
              HKDFParameterSpec.ofExtract()
                  .addIKM(material)
                  .thenExpand(("backdrop-auth:" + purpose).getBytes(StandardCharsets.UTF_8), 32));
    } catch (GeneralSecurityException unsupported) {
      throw new IllegalStateException(unsupported);
    }
  }
}
