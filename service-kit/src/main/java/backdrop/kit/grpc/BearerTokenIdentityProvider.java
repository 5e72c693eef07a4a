package backdrop.kit.grpc;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Verifies the access token of a gRPC call with the service's {@link AccessTokenVerifier}. */
@ApplicationScoped
public class BearerTokenIdentityProvider implements IdentityProvider<BearerTokenRequest> {
  private final AccessTokenVerifier verifier;

  @Inject
  public BearerTokenIdentityProvider(AccessTokenVerifier verifier) {
    this.verifier = verifier;
  }

  @Override
  public Class<BearerTokenRequest> getRequestType() {
    return BearerTokenRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      BearerTokenRequest request, AuthenticationRequestContext context) {
    return verifier.verify(request.token());
  }
}
