package backdrop.kit.grpc;

import io.grpc.Metadata;
import io.quarkus.grpc.auth.GrpcSecurityMechanism;
import io.quarkus.security.identity.request.AuthenticationRequest;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes the access token from the {@code authorization: Bearer} entry of call metadata. The
 * separate gRPC server has no mechanism of its own for it; {@link BearerTokenIdentityProvider}
 * verifies it.
 */
@ApplicationScoped
public class BearerTokenMechanism implements GrpcSecurityMechanism {
  /** Where the token travels. */
  public static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private static final String PREFIX = "bearer ";

  @Override
  public boolean handles(Metadata metadata) {
    String value = metadata.get(AUTHORIZATION);
    return value != null && value.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  @Override
  public AuthenticationRequest createAuthenticationRequest(Metadata metadata) {
    String value = metadata.get(AUTHORIZATION);
    return new BearerTokenRequest(value == null ? "" : value.substring(PREFIX.length()).strip());
  }
}
