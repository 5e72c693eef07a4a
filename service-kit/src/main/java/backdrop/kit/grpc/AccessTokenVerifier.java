package backdrop.kit.grpc;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/**
 * Turns an access token into the identity that it proves. {@link OidcAccessTokenVerifier} does it
 * unless the service brings a bean of its own.
 */
public interface AccessTokenVerifier {
  /** The identity; fails with {@link AuthenticationFailedException} if the token proves none. */
  Uni<SecurityIdentity> verify(String token);
}
