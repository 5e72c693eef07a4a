package backdrop.kit.grpc;

import io.quarkus.security.identity.SecurityIdentity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Access tokens that were verified lately, with whom they prove, so that a caller's signature is
 * not checked at each call. A token ends here no later than it ends itself; that the issuer
 * withdrew the key it is signed with is noticed after {@link #LONGEST}. Tokens are kept as digests.
 * Bounded: the longest unused one goes first. Thread-safe.
 */
final class VerifiedTokens {
  static final Duration LONGEST = Duration.ofMinutes(1);

  private final int limit;
  private final InstantSource clock;
  private final Map<String, Verified> verified = new LinkedHashMap<>(16, 0.75f, true);

  private record Verified(SecurityIdentity identity, Instant end) {}

  /**
   * @param limit most tokens remembered
   */
  VerifiedTokens(int limit, InstantSource clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /** Whom the token proves, if that is known. */
  Optional<SecurityIdentity> find(String token) {
    String key = digest(token);
    synchronized (verified) {
      Verified known = verified.get(key);
      if (known == null) {
        return Optional.empty();
      }
      if (clock.instant().isBefore(known.end())) {
        return Optional.of(known.identity());
      }
      verified.remove(key);
      return Optional.empty();
    }
  }

  /** Remembers a token that has just been verified; one that does not say when it ends is not. */
  void remember(String token, SecurityIdentity identity) {
    if (identity.getPrincipal() instanceof JsonWebToken jwt && jwt.getExpirationTime() > 0) {
      Instant expiry = Instant.ofEpochSecond(jwt.getExpirationTime());
      Instant latest = clock.instant().plus(LONGEST);
      Verified entry = new Verified(identity, expiry.isBefore(latest) ? expiry : latest);
      String key = digest(token);
      synchronized (verified) {
        verified.put(key, entry);
        if (verified.size() > limit) {
          verified.remove(verified.keySet().iterator().next());
        }
      }
    }
  }

  private static String digest(String token) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
