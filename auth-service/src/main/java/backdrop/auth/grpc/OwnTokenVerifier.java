package backdrop.auth.grpc;

import backdrop.auth.token.AccessClaims;
import backdrop.auth.token.AccessTokens;
import backdrop.kit.failure.Failure;
import backdrop.kit.grpc.AccessTokenVerifier;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Verifies the tokens of this service's own callers in the process: the issuer needs no discovery
 * to know its keys, and could not ask itself while it starts.
 */
@ApplicationScoped
public class OwnTokenVerifier implements AccessTokenVerifier {
  private final AccessTokens tokens;

  @Inject
  public OwnTokenVerifier(AccessTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Uni<SecurityIdentity> verify(String token) {
    // Off the event loop: an unknown key id may mean a look into the store.
    return Uni.createFrom()
        .item(() -> identity(token))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private SecurityIdentity identity(String token) {
    try {
      AccessClaims claims = tokens.verify(token);
      return QuarkusSecurityIdentity.builder()
          .setPrincipal(new QuarkusPrincipal(claims.subject()))
          .addRoles(claims.roles())
          .build();
    } catch (Failure invalid) {
      throw new AuthenticationFailedException(invalid);
    }
  }
}
