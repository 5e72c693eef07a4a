package backdrop.gateway.generation;

import backdrop.gateway.problem.GatewayReason;
import backdrop.kit.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The request id that makes starting a generation safe to repeat. */
final class RequestId {
  private static final int MAX_LENGTH = 255;
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private RequestId() {}

  /**
   * The UUID for an Idempotency-Key: the key itself if it is one, otherwise always the same one for
   * the same key.
   *
   * @throws Failure IDEMPOTENCY_KEY_MISSING, IDEMPOTENCY_KEY_INVALID
   */
  static String of(@Nullable String idempotencyKey) {
    if (idempotencyKey == null || idempotencyKey.isBlank()) {
      throw Failure.ofField(
          GatewayReason.IDEMPOTENCY_KEY_MISSING,
          "Idempotency-Key",
          "must be sent as a header, so that repeating the request paints nothing twice");
    }
    // Some clients send it as a structured-field string, in quotes.
    String key = idempotencyKey.strip().replaceAll("^\"(.*)\"$", "$1");
    if (key.isEmpty() || key.length() > MAX_LENGTH) {
      throw Failure.ofField(
          GatewayReason.IDEMPOTENCY_KEY_INVALID,
          "Idempotency-Key",
          "must have 1 to " + MAX_LENGTH + " characters");
    }
    if (UUID_FORM.matcher(key).matches()) {
      return key.toLowerCase(Locale.ROOT);
    }
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
