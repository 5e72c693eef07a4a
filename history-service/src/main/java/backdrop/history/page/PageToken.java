package backdrop.history.page;

import backdrop.history.failure.HistoryReason;
import backdrop.kit.failure.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * A position as callers carry it: opaque, and good only for the list that it came from, which the
 * scope names (account, list and filters).
 *
 * <p>A checksum over scope and position refuses tokens that are damaged or belong to another
 * account or another filter. It holds no secret and needs none: whoever made one up would only move
 * within a list that is theirs anyway.
 */
final class PageToken {
  private static final int CHECKSUM = 12;

  private PageToken() {}

  static String of(String scope, Position position) {
    byte[] id = position.id().getBytes(StandardCharsets.UTF_8);
    byte[] place =
        ByteBuffer.allocate(Long.BYTES + id.length)
            .putLong(position.at().toEpochMilli())
            .put(id)
            .array();
    byte[] token =
        ByteBuffer.allocate(CHECKSUM + place.length).put(checksum(scope, place)).put(place).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * The position in a token of this scope.
   *
   * @throws Failure PAGE_TOKEN_INVALID
   */
  static Position read(String scope, String token) {
    byte[] bytes = decode(token);
    if (bytes.length <= CHECKSUM + Long.BYTES) {
      throw invalid();
    }
    byte[] place = Arrays.copyOfRange(bytes, CHECKSUM, bytes.length);
    if (!MessageDigest.isEqual(checksum(scope, place), Arrays.copyOf(bytes, CHECKSUM))) {
      throw invalid();
    }
    ByteBuffer reading = ByteBuffer.wrap(place);
    Instant at = Instant.ofEpochMilli(reading.getLong());
    return new Position(at, StandardCharsets.UTF_8.decode(reading).toString());
  }

  private static byte[] decode(String token) {
    try {
      return Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notBase64) {
      throw invalid();
    }
  }

  private static byte[] checksum(String scope, byte[] place) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] name = scope.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).flip());
      digest.update(name);
      return Arrays.copyOf(digest.digest(place), CHECKSUM);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static Failure invalid() {
    return Failure.ofField(
        HistoryReason.PAGE_TOKEN_INVALID,
        "pageToken",
        "must be the nextPageToken of the same list");
  }
}
