package backdrop.picture.provenance;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/**
 * The public half of a signing key.
 *
 * @param x its 32 bytes in base64url, as in a JWK of type OKP (RFC 8037)
 */
public record VerificationKey(String x) {
  static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private static final int BYTES = 32;

  static VerificationKey of(EdECPublicKey key) {
    byte[] big = key.getPoint().getY().toByteArray();
    byte[] little = new byte[BYTES];
    for (int i = 0; i < Math.min(BYTES, big.length); i++) {
      little[i] = big[big.length - 1 - i];
    }
    if (key.getPoint().isXOdd()) {
      little[BYTES - 1] |= (byte) 0x80;
    }
    return new VerificationKey(BASE64.encodeToString(little));
  }

  /** The key's thumbprint (RFC 7638), in base64url: its {@code kid}. */
  public String id() {
    String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.US_ASCII));
      return BASE64.encodeToString(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** Whether the signature is this key's over that text; false for broken keys and signatures. */
  boolean verifies(String text, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(publicKey());
      check.update(text.getBytes(StandardCharsets.US_ASCII));
      return check.verify(signature);
    } catch (GeneralSecurityException | IllegalArgumentException broken) {
      return false;
    }
  }

  private PublicKey publicKey() throws GeneralSecurityException {
    byte[] little = Base64.getUrlDecoder().decode(x);
    byte[] big = new byte[little.length];
    for (int i = 0; i < big.length; i++) {
      big[i] = little[little.length - 1 - i];
    }
    boolean odd = big[0] < 0;
    big[0] &= 0x7f;
    EdECPoint point = new EdECPoint(odd, new BigInteger(1, big));
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }
}
