package backdrop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.gateway.testing.Browser;
import backdrop.gateway.testing.Browser.Reply;
import backdrop.gateway.testing.FakeAuth;
import backdrop.gateway.testing.FakeServices;
import backdrop.gateway.testing.GatewayTest;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.TestIssuer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@GatewayTest
class SessionComponentTest {
  private static final String SIGN_IN =
      """
      {"email":"ann@example.org","password":"%s"}"""
          .formatted(FakeAuth.PASSWORD);

  private final FakeAuth auth = FakeServices.running().auth;

  @Test
  void signsInWithCookiesThatScriptsCannotRead() {
    Browser browser = new Browser();

    Reply reply = browser.send("POST", "/api/session", SIGN_IN);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/account/email").asText()).isEqualTo("ann@example.org");
    assertThat(reply.response().headers().allValues("Set-Cookie"))
        .hasSize(2)
        .allSatisfy(
            cookie ->
                assertThat(cookie)
                    .containsIgnoringCase("; HttpOnly")
                    .contains("SameSite=Lax", "Path=/", "Max-Age"));
    assertThat(reply.text()).doesNotContain("refresh-");
  }

  @Test
  void knowsWhoIsSignedIn() {
    Browser browser = new Browser();
    browser.send("POST", "/api/session", SIGN_IN);

    Reply reply = browser.get("/api/session");

    assertThat(reply.json().at("/account/accountId").asText()).isEqualTo("ann@example.org");
  }

  @Test
  void saysThatNobodyIsSignedIn() {
    Reply reply = new Browser().get("/api/session");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.reason()).isEqualTo("TOKEN_MISSING");
  }

  @Test
  void registersAndSignsIn() {
    Reply reply =
        new Browser()
            .send(
                "POST",
                "/api/session/register",
                """
                {"email":"new@example.org","password":"long enough to be one"}""");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.response().headers().allValues("Set-Cookie")).hasSize(2);
  }

  @Test
  void handsOnWhyAnAccountCannotBeMade() {
    Reply reply =
        new Browser()
            .send(
                "POST",
                "/api/session/register",
                """
                {"email":"taken@example.org","password":"long enough to be one"}""");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.reason()).isEqualTo("EMAIL_TAKEN");
  }

  @Test
  void refusesAWrongPassword() {
    Reply reply =
        new Browser()
            .send(
                "POST",
                "/api/session",
                """
                {"email":"ann@example.org","password":"wrong"}""");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.reason()).isEqualTo("WRONG_PASSWORD");
  }

  @Test
  void signsOutTwiceAsOnce() {
    Browser browser = new Browser().header("Sec-Fetch-Site", "same-origin");
    browser.send("POST", "/api/session", SIGN_IN);
    String refreshToken = browser.cookies.get("backdrop_refresh");

    Reply first = browser.send(browser.request("/api/session").DELETE());

    assertThat(first.status()).isEqualTo(204);
    assertThat(browser.cookies).isEmpty();
    assertThat(auth.endedSessions).contains(refreshToken);
    assertThat(browser.send(browser.request("/api/session").DELETE()).status()).isEqualTo(204);
  }

  @Test
  void renewsASessionOnceForAllRequestsOfAPage() throws Exception {
    String ended = TestIssuer.expiredToken("bob", Roles.USER);
    String refreshToken = auth.refreshToken("bob");
    int before = auth.refreshes.get();
    Callable<Reply> call =
        () -> {
          Browser tab = new Browser();
          tab.cookies.put("backdrop_access", ended);
          tab.cookies.put("backdrop_refresh", refreshToken);
          return tab.get("/api/session");
        };

    List<Reply> replies;
    try (var threads = Executors.newFixedThreadPool(8)) {
      replies =
          threads.invokeAll(Stream.generate(() -> call).limit(20).toList()).stream()
              .map(reply -> reply.resultNow())
              .toList();
    }

    assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
    assertThat(auth.refreshes.get()).isEqualTo(before + 1);
    assertThat(replies)
        .allSatisfy(
            reply -> assertThat(reply.response().headers().allValues("Set-Cookie")).hasSize(2));
  }

  @Test
  void renewsASessionWhoseAccessCookieIsGone() {
    Browser browser = new Browser();
    browser.cookies.put("backdrop_refresh", auth.refreshToken("carol"));

    Reply reply = browser.get("/api/session");

    assertThat(reply.json().at("/account/accountId").asText()).isEqualTo("carol");
    assertThat(browser.cookies).containsKeys("backdrop_access", "backdrop_refresh");
  }

  @Test
  void forgetsASessionThatHasEnded() {
    Browser browser = new Browser();
    browser.cookies.put("backdrop_refresh", "refresh-unknown");

    Reply reply = browser.get("/api/session");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.reason()).isEqualTo("SESSION_EXPIRED");
    assertThat(browser.cookies).isEmpty();
  }

  @Test
  void forgetsTheSessionOfADeletedAccount() {
    Browser browser = new Browser().header("Sec-Fetch-Site", "same-origin");
    browser.send("POST", "/api/session", SIGN_IN);

    Reply reply =
        browser.send(
            "POST",
            "/api/account/deletion",
            """
            {"password":"%s"}"""
                .formatted(FakeAuth.PASSWORD));

    assertThat(reply.status()).isEqualTo(204);
    assertThat(browser.cookies).isEmpty();
  }

  @Test
  void changesNameAndLanguage() {
    Browser browser = Browser.with(TestIssuer.token("ann", Roles.USER, Roles.ACCOUNT));

    Reply reply =
        browser.send(
            "PATCH",
            "/api/account",
            """
            {"name":"Ann","language":"ru"}""");

    assertThat(reply.json().at("/account/name").asText()).isEqualTo("Ann");
    assertThat(reply.json().at("/account/language").asText()).isEqualTo("ru");
  }
}
