package backdrop.auth.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who a service says it is; nothing in it has been checked.
 *
 * @param id client id
 * @param secret its secret
 */
record ClientCredentials(String id, String secret) {
  private static final String BASIC = "basic ";

  /** From form fields; empty unless both are there. */
  static Optional<ClientCredentials> ofForm(@Nullable String id, @Nullable String secret) {
    return id == null || secret == null
        ? Optional.empty()
        : Optional.of(new ClientCredentials(id, secret));
  }

  /** From an Authorization header of the Basic scheme; empty if it is none. */
  static Optional<ClientCredentials> ofHeader(String header) {
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new ClientCredentials(pair.substring(0, colon), pair.substring(colon + 1)));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "ClientCredentials[" + id + "]";
  }
}
