package backdrop.auth.session;

import backdrop.auth.secret.MasterSecret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Makes, recognises and follows refresh tokens: 16 bytes that name the session, 32 secret bytes and
 * a 16-byte tag, in base64url.
 *
 * <ul>
 *   <li>The successor's secret is an HMAC of its predecessor's under a server secret. So the same
 *       token always leads to the same successor, on every replica, and no token is kept anywhere:
 *       the store has digests only.
 *   <li>The tag proves that this service issued the token. So a token that is neither current nor
 *       the one before is known to be an old one, however old, and not a typing error; and noise is
 *       refused without asking the store.
 * </ul>
 *
 * Whoever has the store lacks the tokens; whoever has the server secret lacks them too, unless they
 * hold one already.
 */
public final class RefreshTokens {
  private static final int ID_BYTES = 16;
  private static final int SECRET_BYTES = 32;
  private static final int TAG_BYTES = 16;
  private static final int TOKEN_BYTES = ID_BYTES + SECRET_BYTES + TAG_BYTES;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SecretKey successorKey;
  private final SecretKey tagKey;
  private final RandomGenerator random;

  /**
   * @param random unpredictable, such as {@link java.security.SecureRandom}
   */
  public RefreshTokens(MasterSecret secret, RandomGenerator random) {
    this.successorKey = secret.keyFor("refresh-successor", "HmacSHA256");
    this.tagKey = secret.keyFor("refresh-tag", "HmacSHA256");
    this.random = random;
  }

  /** The first token of a new session. */
  RefreshToken first() {
    byte[] body = new byte[ID_BYTES + SECRET_BYTES];
    random.nextBytes(body);
    return token(body);
  }

  /** The one token that follows this one. */
  RefreshToken successorOf(RefreshToken token) {
    byte[] body = body(Base64.getUrlDecoder().decode(token.text()));
    byte[] next = Arrays.copyOf(body, body.length);
    System.arraycopy(mac(successorKey, body), 0, next, ID_BYTES, SECRET_BYTES);
    return token(next);
  }

  /** The token in a text, if this service issued it. */
  Optional<RefreshToken> read(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException noise) {
      return Optional.empty();
    }
    // Base64 has several spellings of the same bytes; only the one that was issued counts.
    if (bytes.length != TOKEN_BYTES || !ENCODER.encodeToString(bytes).equals(text)) {
      return Optional.empty();
    }
    byte[] tag = Arrays.copyOfRange(bytes, ID_BYTES + SECRET_BYTES, TOKEN_BYTES);
    return MessageDigest.isEqual(tag, tag(body(bytes)))
        ? Optional.of(new RefreshToken(id(bytes), text))
        : Optional.empty();
  }

  private RefreshToken token(byte[] body) {
    byte[] bytes = ByteBuffer.allocate(TOKEN_BYTES).put(body).put(tag(body)).array();
    return new RefreshToken(id(bytes), ENCODER.encodeToString(bytes));
  }

  private byte[] tag(byte[] body) {
    return Arrays.copyOf(mac(tagKey, body), TAG_BYTES);
  }

  private static byte[] body(byte[] token) {
    return Arrays.copyOf(token, ID_BYTES + SECRET_BYTES);
  }

  private static String id(byte[] token) {
    return ENCODER.encodeToString(Arrays.copyOf(token, ID_BYTES));
  }

  private static byte[] mac(SecretKey key, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
