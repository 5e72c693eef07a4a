package backdrop.auth.token;

import java.time.Instant;
import java.util.Set;

/**
 * What an access token says.
 *
 * @param subject account or service that it speaks for
 * @param roles what its holder may do, as in {@link backdrop.kit.identity.Roles}
 * @param id its own id
 * @param issuedAt when it began
 * @param expiresAt when it ends
 */
public record AccessClaims(
    String subject, Set<String> roles, String id, Instant issuedAt, Instant expiresAt) {
  public AccessClaims {
    roles = Set.copyOf(roles);
  }
}
