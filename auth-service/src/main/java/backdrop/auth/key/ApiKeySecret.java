package backdrop.auth.key;

import backdrop.auth.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * A well-formed secret of an API key: {@code bg_live_}, 30 random base62 characters (178 bits) and
 * their CRC32 in six more. The checksum tells a mistyped secret, and a secret found by a scanner in
 * somebody's code, from noise without asking anybody.
 *
 * @param text the whole secret
 */
public record ApiKeySecret(String text) {
  private static final String MARK = "bg_live_";
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int RANDOM_LENGTH = 30;
  private static final int CHECKSUM_LENGTH = 6;
  private static final int LENGTH = MARK.length() + RANDOM_LENGTH + CHECKSUM_LENGTH;
  private static final int PREFIX_LENGTH = MARK.length() + 4;

  /**
   * A new secret.
   *
   * @param random unpredictable, such as {@link java.security.SecureRandom}
   */
  static ApiKeySecret generate(RandomGenerator random) {
    StringBuilder body = new StringBuilder(MARK);
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      body.append(BASE62.charAt(random.nextInt(BASE62.length())));
    }
    return new ApiKeySecret(body + checksum(body.toString()));
  }

  /** The secret in a text, if its form and its checksum are right. */
  static Optional<ApiKeySecret> parse(String text) {
    if (text.length() != LENGTH || !text.startsWith(MARK)) {
      return Optional.empty();
    }
    String body = text.substring(0, LENGTH - CHECKSUM_LENGTH);
    return text.endsWith(checksum(body)) ? Optional.of(new ApiKeySecret(text)) : Optional.empty();
  }

  String hash() {
    return Sha256.of(text);
  }

  /** Enough to recognise the key by, and too little to guess it from. */
  String prefix() {
    return text.substring(0, PREFIX_LENGTH);
  }

  private static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    long rest = crc.getValue();
    char[] digits = new char[CHECKSUM_LENGTH];
    for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
      digits[i] = BASE62.charAt((int) (rest % BASE62.length()));
      rest /= BASE62.length();
    }
    return new String(digits);
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "ApiKeySecret[" + prefix() + "...]";
  }
}
