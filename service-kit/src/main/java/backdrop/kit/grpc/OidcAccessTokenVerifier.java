package backdrop.kit.grpc;

import io.quarkus.arc.DefaultBean;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Verifies with OIDC: signature, issuer, audience and lifetime. Goes through OIDC's programmatic
 * door, since its HTTP one needs a routing context that a gRPC call lacks.
 */
@DefaultBean
@ApplicationScoped
public class OidcAccessTokenVerifier implements AccessTokenVerifier {
  private final TenantIdentityProvider oidc;

  @Inject
  public OidcAccessTokenVerifier(TenantIdentityProvider oidc) {
    this.oidc = oidc;
  }

  @Override
  public Uni<SecurityIdentity> verify(String token) {
    return oidc.authenticate(new AccessTokenCredential(token));
  }
}
