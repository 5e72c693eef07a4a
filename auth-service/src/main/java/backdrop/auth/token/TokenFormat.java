package backdrop.auth.token;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** How claims become text and back. Knows the issuer's address and the audience. */
public interface TokenFormat {
  /** The claims as text, signed with the key and naming it. */
  String write(AccessClaims claims, SigningKey key);

  /**
   * The claims of a text; empty unless the key that it names signed it for this issuer and audience
   * and it is alive at {@code now}.
   *
   * @param keys the key with an id, if it is to be trusted
   */
  Optional<AccessClaims> read(
      String token, Instant now, Function<String, Optional<SigningKey>> keys);
}
