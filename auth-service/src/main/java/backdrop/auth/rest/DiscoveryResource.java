package backdrop.auth.rest;

import backdrop.auth.AuthConfig;
import backdrop.auth.jose.JsonWebKeys;
import backdrop.auth.token.KeyRing;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.Cache;

/** What other services need to check our tokens by themselves: OIDC discovery and the key set. */
@Path("/")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class DiscoveryResource {
  private final IssuerMetadata metadata;
  private final KeyRing keys;

  @Inject
  public DiscoveryResource(AuthConfig config, KeyRing keys) {
    this.metadata = IssuerMetadata.of(config.issuer());
    this.keys = keys;
  }

  @GET
  @Path(".well-known/openid-configuration")
  @Cache(maxAge = 300)
  public IssuerMetadata metadata() {
    return metadata;
  }

  @GET
  @Path("jwks")
  @Cache(maxAge = 300)
  public Map<String, Object> keys() {
    return JsonWebKeys.of(keys.published());
  }
}
