package backdrop.picture.provenance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * An Ed25519 key (RFC 8032) that signs statements. Signing is deterministic: the same text gives
 * the same signature. Never printed. Safe for use by many threads.
 */
public final class SigningKey {
  /** Bytes of an Ed25519 private key. */
  public static final int SEED_BYTES = 32;

  /** How every Ed25519 key begins in PKCS#8 (RFC 8410, section 7): all but the last 32 bytes. */
  private static final int PKCS8_BYTES = 48;

  private final PrivateKey privateKey;
  private final VerificationKey publicKey;

  private SigningKey(PrivateKey privateKey, VerificationKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /**
   * The key of a seed.
   *
   * @param seed {@value #SEED_BYTES} bytes, kept secret
   */
  public static SigningKey ofSeed(byte[] seed) {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException(
          "an Ed25519 key has %d bytes, not %d".formatted(SEED_BYTES, seed.length));
    }
    try {
      PrivateKey privateKey =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed.clone()));
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Handing(seed));
      EdECPublicKey publicKey = (EdECPublicKey) generator.generateKeyPair().getPublic();
      return new SigningKey(privateKey, VerificationKey.of(publicKey));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK since 15 has Ed25519", impossible);
    }
  }

  /**
   * The key of a configured text: base64 or base64url of the 32 bytes, or PKCS#8 as {@code openssl
   * genpkey -algorithm ed25519} writes it, with or without its BEGIN and END lines.
   *
   * @throws IllegalArgumentException for anything else; the message does not repeat the text
   */
  public static SigningKey parse(String text) {
    String body = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(body.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException notBase64) {
      throw unreadable();
    }
    if (bytes.length == PKCS8_BYTES) {
      bytes = Arrays.copyOfRange(bytes, PKCS8_BYTES - SEED_BYTES, PKCS8_BYTES);
    }
    if (bytes.length != SEED_BYTES) {
      throw unreadable();
    }
    return ofSeed(bytes);
  }

  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException(
        "the signing key must be an Ed25519 key: 32 bytes in base64, or PKCS#8 as written by"
            + " 'openssl genpkey -algorithm ed25519'");
  }

  public VerificationKey publicKey() {
    return publicKey;
  }

  byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(privateKey);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("an Ed25519 key signs everything", impossible);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[" + publicKey.id() + "]";
  }

  /** The JDK derives a public key only while generating; this hands it the private one to use. */
  private static final class Handing extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final transient byte[] seed;

    Handing(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
