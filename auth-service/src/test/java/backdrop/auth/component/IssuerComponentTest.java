package backdrop.auth.component;

import static backdrop.auth.component.AuthServer.reason;
import static org.assertj.core.api.Assertions.assertThat;

import backdrop.auth.testing.ForgedToken;
import backdrop.auth.testing.MovableClock;
import backdrop.auth.token.KeyRing;
import backdrop.auth.token.SigningKey;
import backdrop.auth.v1.GetAccountRequest;
import backdrop.kit.testing.MongoServerResource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(MongoServerResource.class)
class IssuerComponentTest {
  private static final String ISSUER = "http://auth.test";
  private static final String SECRET = "history-secret-for-development";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject MovableClock clock;
  @Inject KeyRing keys;

  private final HttpClient http = HttpClient.newHttpClient();
  private AuthServer server;

  @BeforeEach
  void connect() {
    server = new AuthServer();
  }

  @AfterEach
  void disconnect() {
    server.close();
    http.close();
  }

  @Test
  void saysWhereItsKeysAre() throws Exception {
    JsonNode metadata = json(get("/.well-known/openid-configuration"));

    assertThat(metadata.get("issuer").asText()).isEqualTo(ISSUER);
    assertThat(metadata.get("jwks_uri").asText()).isEqualTo(ISSUER + "/jwks");
    assertThat(metadata.get("token_endpoint").asText()).isEqualTo(ISSUER + "/oauth2/token");
    assertThat(metadata.get("subject_types_supported").get(0).asText()).isEqualTo("public");
  }

  @Test
  void signsTokensThatThePublishedKeysVerify() throws Exception {
    var registered = server.register();

    JwtClaims claims = verify(registered.getSession().getAccessToken());

    assertThat(claims.getSubject()).isEqualTo(registered.getAccount().getAccountId());
    assertThat(claims.getStringListClaimValue("groups"))
        .containsExactlyInAnyOrder("user", "account");
    assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
        .isEqualTo(600);
    assertThat(claims.getJwtId()).isNotEmpty();
  }

  @Test
  void publishesNoPrivateKey() throws Exception {
    JsonNode published = json(get("/jwks")).get("keys");

    assertThat(published.size()).isGreaterThanOrEqualTo(2);
    assertThat(published)
        .allSatisfy(
            key -> {
              assertThat(key.has("d")).isFalse();
              assertThat(key.get("alg").asText()).isEqualTo("ES256");
            });
  }

  @Test
  void acceptsTokensOfARetiringKeyAndRefusesThoseOfARetiredOne() throws Exception {
    String retiring = keys.current().id();
    String account = server.register().getAccount().getAccountId();
    clock.pass(Duration.ofDays(30));
    keys.maintain();
    String current = keys.current().id();
    Set<String> during = publishedIds();
    String before = tokenOf(keys.byId(retiring).orElseThrow(), account);
    String accountDuring = whoIs(before);

    SigningKey old = keys.byId(retiring).orElseThrow();
    clock.pass(Duration.ofHours(1));
    keys.maintain();

    assertThat(current).isNotEqualTo(retiring);
    assertThat(during).contains(retiring, current);
    assertThat(accountDuring).isEqualTo(account);
    assertThat(publishedIds()).contains(current).doesNotContain(retiring);
    assertThat(reason(() -> whoIs(tokenOf(old, account)))).isEqualTo("TOKEN_INVALID");
    assertThat(whoIs(tokenOf(keys.current(), account))).isEqualTo(account);
  }

  @Test
  void refusesATokenThatHasEnded() {
    String token = server.register().getSession().getAccessToken();

    clock.pass(Duration.ofMinutes(10).plusSeconds(31));

    assertThat(reason(() -> whoIs(token))).isEqualTo("TOKEN_INVALID");
  }

  @Test
  void refusesForgedTokens() {
    SigningKey key = keys.current();
    KeyPair ours = new KeyPair(key.publicKey(), key.privateKey());
    ForgedToken valid = new ForgedToken(ISSUER, key.id(), ours, clock.instant());
    ForgedToken stranger =
        new ForgedToken(ISSUER, key.id(), ForgedToken.newKeys(), clock.instant());

    assertThat(reason(() -> whoIs(valid.unsigned().text()))).isEqualTo("TOKEN_INVALID");
    assertThat(reason(() -> whoIs(valid.header("typ", "JWT").text()))).isEqualTo("TOKEN_INVALID");
    assertThat(reason(() -> whoIs(valid.claim("iss", "http://evil.test").text())))
        .isEqualTo("TOKEN_INVALID");
    assertThat(reason(() -> whoIs(valid.claim("aud", "other").text()))).isEqualTo("TOKEN_INVALID");
    assertThat(reason(() -> whoIs(stranger.text()))).isEqualTo("TOKEN_INVALID");
    assertThat(reason(() -> whoIs(stranger.bringingItsOwnKey().text()))).isEqualTo("TOKEN_INVALID");
    assertThat(reason(() -> whoIs("not a token"))).isEqualTo("TOKEN_INVALID");
  }

  @Test
  void grantsAServiceATokenOfItsOwn() throws Exception {
    HttpResponse<String> granted = post("grant_type=client_credentials", basic("history", SECRET));

    JwtClaims claims = verify(json(granted).get("access_token").asText());
    assertThat(granted.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(json(granted).get("token_type").asText()).isEqualTo("Bearer");
    assertThat(json(granted).get("expires_in").asLong()).isBetween(595L, 600L);
    assertThat(claims.getSubject()).isEqualTo("history");
    assertThat(claims.getStringListClaimValue("groups")).containsExactly("service");
  }

  @Test
  void takesTheClientFromTheFormToo() throws Exception {
    var granted =
        post("grant_type=client_credentials&client_id=history&client_secret=" + SECRET, null);

    assertThat(granted.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"history:wrong", "history:", "gateway:" + SECRET, "history"})
  void grantsNothingToAnybodyElse(String credentials) throws Exception {
    String header =
        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));

    HttpResponse<String> refused = post("grant_type=client_credentials", header);

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(json(refused).get("error").asText()).isEqualTo("invalid_client");
    assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void knowsNoOtherGrant() throws Exception {
    HttpResponse<String> refused =
        post("grant_type=password&username=a&password=b", basic("history", SECRET));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).get("error").asText()).isEqualTo("unsupported_grant_type");
  }

  @Test
  void letsNoServiceActAsAnAccount() throws Exception {
    String token =
        json(post("grant_type=client_credentials", basic("history", SECRET)))
            .get("access_token")
            .asText();

    assertThat(reason(() -> whoIs(token))).isEqualTo("SCOPE_MISSING");
  }

  @Test
  void isReadyAndCountsWhatHappens() throws Exception {
    server.register();

    HttpResponse<String> ready = get(AuthServer.managementAddress(), "/q/health/ready");
    HttpResponse<String> metrics = get(AuthServer.managementAddress(), "/q/metrics");

    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).contains("signing-key", "MongoDB");
    assertThat(metrics.body())
        .contains("backdrop_auth_events_total{event=\"account_registered\"}")
        .contains("backdrop_auth_password_hash_seconds_count");
  }

  private String whoIs(String token) {
    return server
        .as(token)
        .getAccount(GetAccountRequest.getDefaultInstance())
        .getAccount()
        .getAccountId();
  }

  private String tokenOf(SigningKey key, String account) {
    KeyPair pair = new KeyPair(key.publicKey(), key.privateKey());
    return new ForgedToken(ISSUER, key.id(), pair, clock.instant()).claim("sub", account).text();
  }

  private Set<String> publishedIds() throws Exception {
    return Set.copyOf(json(get("/jwks")).get("keys").findValuesAsText("kid"));
  }

  /** Verifies as another service would: with nothing but the published keys. */
  private JwtClaims verify(String token) throws Exception {
    var published = new JsonWebKeySet(get("/jwks").body()).getJsonWebKeys();
    return new JwtConsumerBuilder()
        .setVerificationKeyResolver(new JwksVerificationKeyResolver(published))
        .setExpectedIssuer(ISSUER)
        .setExpectedAudience("backdrop")
        .setRequireExpirationTime()
        .setEvaluationTime(NumericDate.fromMilliseconds(clock.instant().toEpochMilli()))
        .build()
        .processToClaims(token);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(AuthServer.httpAddress(), path);
  }

  private HttpResponse<String> get(String address, String path)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String form, String authorization)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(AuthServer.httpAddress() + "/oauth2/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String basic(String id, String secret) {
    return "Basic "
        + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }
}
