package backdrop.kit.grpc;

import io.quarkus.arc.DefaultBean;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Verifies with OIDC: signature, issuer, audience and lifetime; at a caller's further calls within
 * a minute only the lifetime. Goes through OIDC's programmatic door, since its HTTP one needs a
 * routing context that a gRPC call lacks.
 */
@DefaultBean
@ApplicationScoped
public class OidcAccessTokenVerifier implements AccessTokenVerifier {
  // Some megabytes at most.
  private static final int REMEMBERED = 4_096;

  private final TenantIdentityProvider oidc;
  private final VerifiedTokens verified = new VerifiedTokens(REMEMBERED, InstantSource.system());

  @Inject
  public OidcAccessTokenVerifier(TenantIdentityProvider oidc) {
    this.oidc = oidc;
  }

  @Override
  public Uni<SecurityIdentity> verify(String token) {
    Optional<SecurityIdentity> known = verified.find(token);
    return known.isPresent()
        ? Uni.createFrom().item(known.get())
        : oidc.authenticate(new AccessTokenCredential(token))
            .invoke(identity -> verified.remember(token, identity));
  }
}
