package backdrop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import backdrop.gateway.testing.Browser;
import backdrop.gateway.testing.Browser.Reply;
import backdrop.gateway.testing.FakeAuth;
import backdrop.gateway.testing.FakeServices;
import backdrop.gateway.testing.GatewayTest;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.TestIssuer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class CredentialsComponentTest {
  private static final String STYLE_CALL = "/api/styles/minimalistic";

  private final FakeAuth auth = FakeServices.running().auth;

  @AfterEach
  void letTheKeyLive() {
    auth.keyRevoked = false;
  }

  @Test
  void letsAProgramInWithItsKeyAndAsksAuthOnce() {
    Browser program = Browser.with(FakeAuth.KEY);
    program.get("/api/styles");
    int before = auth.exchanges.get();

    Reply reply = program.get("/api/styles");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(auth.exchanges.get()).isEqualTo(before);
  }

  @Test
  void shutsOutARevokedKeyWithinAMinute() {
    Browser program = Browser.with(FakeAuth.KEY);
    program.get("/api/styles");

    auth.keyRevoked = true;

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(program.get("/api/styles").reason()).isEqualTo("KEY_INVALID"));
  }

  @Test
  void refusesAMisshapenKeyWithoutAskingAuth() {
    int before = auth.exchanges.get();

    Reply reply = Browser.with("bg_live_short").get("/api/styles");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(auth.exchanges.get()).isEqualTo(before);
  }

  @Test
  void keepsAKeyFromMakingKeys() {
    Reply reply = Browser.with(FakeAuth.KEY).send("POST", "/api/keys", "{\"name\":\"more\"}");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.reason()).isEqualTo("SCOPE_MISSING");
  }

  @Test
  void showsTheSecretOfANewKeyOnce() {
    Browser browser = Browser.with(TestIssuer.token("ann", Roles.USER, Roles.ACCOUNT));

    Reply reply = browser.send("POST", "/api/keys", "{\"name\":\"shop\"}");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().at("/secret").asText()).isEqualTo(FakeAuth.KEY);
    assertThat(reply.json().at("/key/name").asText()).isEqualTo("shop");
  }

  @Test
  void refusesAKeyInTheAddress() {
    Reply reply = new Browser().get("/api/styles?key=" + FakeAuth.KEY);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.reason()).isEqualTo("KEY_IN_QUERY");
  }

  @Test
  void acceptsATokenOfTheIssuer() {
    Reply reply = Browser.with(TestIssuer.token("ann", Roles.USER)).get(STYLE_CALL);

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void refusesAForeignToken() {
    Reply reply = Browser.with(TestIssuer.foreignToken("ann", Roles.USER)).get(STYLE_CALL);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.reason()).isEqualTo("TOKEN_INVALID");
  }

  @Test
  void refusesAnExpiredToken() {
    Reply reply = Browser.with(TestIssuer.expiredToken("ann", Roles.USER)).get(STYLE_CALL);

    assertThat(reply.reason()).isEqualTo("TOKEN_INVALID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not-a-token",
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4iLCJncm91cHMiOlsidXNlciJdfQ.",
        "a.b.c",
        ""
      })
  void refusesWhatIsNoToken(String token) {
    Reply reply = Browser.with(token).get(STYLE_CALL);

    assertThat(reply.status()).isEqualTo(401);
  }

  @Test
  void refusesAnotherScheme() {
    Reply reply = new Browser().header("Authorization", "Basic YTpi").get(STYLE_CALL);

    assertThat(reply.status()).isEqualTo(401);
  }

  @Test
  void refusesATokenWithoutTheRole() {
    Reply reply = Browser.with(TestIssuer.token("history", Roles.SERVICE)).get(STYLE_CALL);

    assertThat(reply.status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site, 403",
    "Sec-Fetch-Site, same-site, 403",
    "Sec-Fetch-Site, same-origin, 200",
    "Origin, https://evil.example, 403",
    "Origin, null, 403",
    "X-Nothing, said, 403"
  })
  void letsOnlyItsOwnPagesChangeThingsWithCookies(String header, String value, int status) {
    Browser browser = new Browser().header(header, value);
    browser.cookies.put("backdrop_access", TestIssuer.token("ann", Roles.USER, Roles.ACCOUNT));

    Reply reply = browser.send("PATCH", "/api/account", "{\"name\":\"Ann\"}");

    assertThat(reply.status()).isEqualTo(status);
  }

  @Test
  void knowsItsOwnOrigin() {
    String own = Browser.address("").toString();
    Browser browser = new Browser().header("Origin", own);
    browser.cookies.put("backdrop_access", TestIssuer.token("ann", Roles.USER, Roles.ACCOUNT));

    Reply reply = browser.send("PATCH", "/api/account", "{\"name\":\"Ann\"}");

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void refusesToSignABrowserInForAnotherSite() {
    Browser browser = new Browser().header("Origin", "https://evil.example");

    Reply reply = browser.send("POST", "/api/session", "{\"email\":\"a\",\"password\":\"b\"}");

    assertThat(reply.reason()).isEqualTo("CROSS_SITE");
  }
}
