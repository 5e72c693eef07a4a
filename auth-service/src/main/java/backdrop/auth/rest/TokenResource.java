package backdrop.auth.rest;

import backdrop.auth.token.AccessToken;
import backdrop.auth.token.AccessTokens;
import backdrop.auth.token.ServiceClients;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint of OAuth 2.0 (RFC 6749) for the services of this installation: client
 * credentials and no other grant. People log in over gRPC.
 */
@Path("/oauth2/token")
@PermitAll
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
  static final String CLIENT_CREDENTIALS = "client_credentials";

  private final AccessTokens tokens;
  private final ServiceClients clients;
  private final InstantSource clock;

  @Inject
  public TokenResource(AccessTokens tokens, ServiceClients clients, InstantSource clock) {
    this.tokens = tokens;
    this.clients = clients;
    this.clock = clock;
  }

  record Granted(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("token_type") String tokenType,
      @JsonProperty("expires_in") long expiresIn) {}

  record Refused(@JsonProperty("error") String error) {}

  @POST
  public Response token(
      @RestForm("grant_type") @Nullable String grantType,
      @RestForm("client_id") @Nullable String clientId,
      @RestForm("client_secret") @Nullable String clientSecret,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    if (grantType == null) {
      return refused(400, "invalid_request");
    }
    if (!grantType.equals(CLIENT_CREDENTIALS)) {
      return refused(400, "unsupported_grant_type");
    }
    Optional<ClientCredentials> credentials =
        authorization == null
            ? ClientCredentials.ofForm(clientId, clientSecret)
            : ClientCredentials.ofHeader(authorization);
    return credentials
        .filter(given -> clients.knows(given.id(), given.secret()))
        .map(known -> granted(tokens.forService(known.id())))
        .orElseGet(() -> refused(401, "invalid_client"));
  }

  private Response granted(AccessToken token) {
    long seconds = Duration.between(clock.instant(), token.expiresAt()).toSeconds();
    return answer(200).entity(new Granted(token.text(), "Bearer", seconds)).build();
  }

  private static Response refused(int status, String error) {
    Response.ResponseBuilder answer = answer(status).entity(new Refused(error));
    return status == 401
        ? answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"backdrop\"").build()
        : answer.build();
  }

  private static Response.ResponseBuilder answer(int status) {
    return Response.status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .type(MediaType.APPLICATION_JSON);
  }
}
