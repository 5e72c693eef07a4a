package backdrop.auth.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The discovery document of OpenID Connect, as far as this issuer goes. */
public record IssuerMetadata(
    @JsonProperty("issuer") String issuer,
    @JsonProperty("jwks_uri") String jwksUri,
    @JsonProperty("token_endpoint") String tokenEndpoint,
    @JsonProperty("grant_types_supported") List<String> grantTypes,
    @JsonProperty("token_endpoint_auth_methods_supported") List<String> clientAuthentication,
    @JsonProperty("response_types_supported") List<String> responseTypes,
    @JsonProperty("subject_types_supported") List<String> subjectTypes,
    @JsonProperty("id_token_signing_alg_values_supported") List<String> signingAlgorithms) {

  static IssuerMetadata of(String issuer) {
    return new IssuerMetadata(
        issuer,
        issuer + "/jwks",
        issuer + "/oauth2/token",
        List.of(TokenResource.CLIENT_CREDENTIALS),
        List.of("client_secret_basic", "client_secret_post"),
        List.of(),
        List.of("public"),
        List.of("ES256"));
  }
}
