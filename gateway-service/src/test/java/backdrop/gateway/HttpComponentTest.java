package backdrop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.gateway.testing.Browser;
import backdrop.gateway.testing.Browser.Reply;
import backdrop.gateway.testing.FakeServices;
import backdrop.gateway.testing.GatewayTest;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.TestIssuer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class HttpComponentTest {
  @BeforeAll
  static void services() {
    FakeServices.running();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/nope, 404, ROUTE_NOT_FOUND",
    "GET, /api/styles/minimalistic/nope, 404, ROUTE_NOT_FOUND",
    "PUT, /api/session, 405, METHOD_NOT_ALLOWED",
    "TRACE, /api/session, 405, METHOD_NOT_ALLOWED",
    "GET, /api/records?limit=0, 400, FIELD_INVALID",
    "GET, /api/records?limit=many, 400, FIELD_INVALID",
    "GET, /api/generations?cursor=odd, 400, PAGE_TOKEN_INVALID",
    "GET, /api/styles/unknown, 404, STYLE_NOT_FOUND",
    "DELETE, /api/styles/minimalistic, 403, STYLE_BUILT_IN",
    "GET, /api/photos/none/image, 404, PHOTO_NOT_FOUND",
    "GET, /api/generations/x/images/y, 400, FIELD_INVALID"
  })
  void answersEveryRefusalWithAProblem(String method, String path, int status, String reason) {
    Browser browser = as("ann");

    Reply reply = browser.send(browser.request(path).method(method, BodyPublishers.noBody()));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.reason()).isEqualTo(reason);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.json().get("status").asInt()).isEqualTo(status);
    assertThat(reply.json().get("type").asText())
        .isEqualTo("/problems/" + reason.toLowerCase(Locale.ROOT).replace('_', '-'));
    assertThat(reply.json().get("instance").asText()).isEqualTo(path.replaceAll("\\?.*", ""));
    assertThat(reply.json().get("fields").isArray()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "application/json, {, 400, BODY_INVALID",
        "application/json, [], 400, BODY_INVALID",
        "application/json, `{\"email\":{\"$ne\":1},\"password\":\"x\"}`, 400, BODY_INVALID",
        "application/json, {}, 400, FIELD_INVALID",
        "application/json, null, 400, FIELD_INVALID",
        "text/plain, hello, 415, MEDIA_TYPE_UNSUPPORTED",
        "application/x-www-form-urlencoded, email=a, 415, MEDIA_TYPE_UNSUPPORTED"
      })
  void refusesBodiesThatItCannotRead(String type, String body, int status, String reason) {
    Reply reply =
        new Browser().send("POST", "/api/session", type, body.getBytes(StandardCharsets.UTF_8));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/session", "/api/nope", "/api/openapi", "/library/42"})
  void protectsEveryReply(String path) {
    Reply reply = new Browser().get(path);

    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(reply.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(reply.header("Content-Security-Policy"))
        .contains("script-src 'self';", "frame-ancestors 'none'");
    assertThat(reply.header("X-Request-Id")).hasSize(36);
    assertThat(reply.response().headers().map()).doesNotContainKey("server");
    assertThat(reply.response().headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/library/42", "/studio", "/settings/keys?tab=1"})
  void leavesAddressesOfPagesToTheBrowserApp(String path) {
    Reply start = new Browser().get("/");

    Reply page = new Browser().get(path);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.text()).isEqualTo(start.text());
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void letsBrowsersKeepFilesWhoseNamesCarryAHash() {
    Matcher asset = Pattern.compile("/assets/[^\"]+\\.js").matcher(new Browser().get("/").text());
    assertThat(asset.find()).isTrue();

    Reply reply = new Browser().get(asset.group());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.response().headers().allValues("Cache-Control"))
        .containsExactly("public, max-age=31536000, immutable");
  }

  @Test
  void answersAMissingFileWithNotFound() {
    assertThat(new Browser().get("/assets/gone.js").status()).isEqualTo(404);
    assertThat(new Browser().get("/gone.png").status()).isEqualTo(404);
  }

  @Test
  void believesNoForwardedHeader() {
    Reply reply =
        new Browser()
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "evil.example")
            .get("/api/session");

    assertThat(reply.response().headers().map()).doesNotContainKey("strict-transport-security");
  }

  @Test
  void keepsHealthAndMetricsOffThePublicPort() {
    assertThat(new Browser().get("/q/health").status()).isEqualTo(404);
    assertThat(new Browser().get("/q/metrics").status()).isEqualTo(404);
  }

  @Test
  void pagesThroughTheLibrary() {
    Reply reply = as("ann").get("/api/records?limit=7&cursor=here");

    assertThat(reply.json().at("/items/0/note").asText()).isEqualTo("ann7here");
    assertThat(reply.json().at("/items/0/generation/images/0/links/thumbnail").asText())
        .isEqualTo("/api/records/record-1/images/0/thumbnail");
    assertThat(reply.json().at("/nextCursor").asText()).isEqualTo("next");
  }

  @Test
  void changesOnlyWhatIsSaid() {
    Reply reply = as("ann").send("PATCH", "/api/records/r1", "{\"favourite\":true}");

    assertThat(reply.json().at("/note").asText()).isEqualTo("favourite");
    assertThat(reply.json().at("/favourite").asBoolean()).isTrue();
  }

  @Test
  void suggestsScenesInBothLanguages() {
    Reply reply =
        as("ann").send("POST", "/api/prompts/suggestions", "{\"language\":\"ru\",\"count\":2}");

    assertThat(reply.json().at("/suggestions")).hasSize(2);
    assertThat(reply.json().at("/suggestions/0/scene/ru").asText()).isEqualTo("сцена");
    assertThat(reply.json().at("/source").asText()).isEqualTo("built_in");
  }

  @Test
  void tellsHowMuchOfTheQuotaIsLeft() {
    Reply reply = as("frugal").get("/api/styles");

    assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"calls\";q=1200;w=60");
    assertThat(reply.header("RateLimit")).startsWith("\"calls\";r=1199;t=");
  }

  private static Browser as(String account) {
    return Browser.with(TestIssuer.token(account, Roles.USER));
  }
}
