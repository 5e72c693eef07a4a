package backdrop.kit.grpc;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** An access token from call metadata, not yet verified. */
public final class BearerTokenRequest extends BaseAuthenticationRequest {
  private final String token;

  BearerTokenRequest(String token) {
    this.token = token;
  }

  String token() {
    return token;
  }
}
