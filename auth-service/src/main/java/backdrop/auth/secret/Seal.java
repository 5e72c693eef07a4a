package backdrop.auth.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts bytes for storage so that only the same secret, with the same label, opens them again
 * (AES-256-GCM; the nonce stands in front). Safe for use by several threads.
 */
public final class Seal {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random;

  public Seal(MasterSecret secret, String purpose, SecureRandom random) {
    this.key = secret.keyFor(purpose, "AES");
    this.random = random;
  }

  /** The bytes, readable only by {@link #open} with this label. */
  public byte[] close(byte[] open, String label) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] body = cipher(Cipher.ENCRYPT_MODE, nonce, label).doFinal(open);
      byte[] sealed = Arrays.copyOf(nonce, nonce.length + body.length);
      System.arraycopy(body, 0, sealed, nonce.length, body.length);
      return sealed;
    } catch (GeneralSecurityException unsupported) {
      throw new IllegalStateException(unsupported);
    }
  }

  /**
   * The bytes that were closed.
   *
   * @throws SealBrokenException if another secret or label closed them, or they were changed
   */
  public byte[] open(byte[] sealed, String label) {
    if (sealed.length <= NONCE_BYTES) {
      throw new SealBrokenException();
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, label)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (AEADBadTagException broken) {
      throw new SealBrokenException();
    } catch (GeneralSecurityException unsupported) {
      throw new IllegalStateException(unsupported);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String label) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(label.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** Says that bytes were sealed with another secret or changed since. */
  public static final class SealBrokenException extends RuntimeException {
    SealBrokenException() {
      super("sealed with another secret, or changed since");
    }
  }
}
