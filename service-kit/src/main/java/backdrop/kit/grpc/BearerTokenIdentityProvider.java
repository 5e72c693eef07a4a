package backdrop.kit.grpc;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Verifies access tokens of gRPC calls with OIDC: signature, issuer, audience and lifetime. Goes
 * through OIDC's programmatic door, since its HTTP one needs a routing context that a gRPC call
 * lacks.
 */
@ApplicationScoped
public class BearerTokenIdentityProvider implements IdentityProvider<BearerTokenRequest> {
  private final TenantIdentityProvider oidc;

  @Inject
  public BearerTokenIdentityProvider(TenantIdentityProvider oidc) {
    this.oidc = oidc;
  }

  @Override
  public Class<BearerTokenRequest> getRequestType() {
    return BearerTokenRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      BearerTokenRequest request, AuthenticationRequestContext context) {
    return oidc.authenticate(new AccessTokenCredential(request.token()));
  }
}
