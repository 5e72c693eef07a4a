package backdrop.auth.component;

import static backdrop.auth.component.AuthServer.failure;
import static backdrop.auth.component.AuthServer.reason;
import static org.assertj.core.api.Assertions.assertThat;

import backdrop.auth.testing.MovableClock;
import backdrop.auth.v1.GetAccountRequest;
import backdrop.auth.v1.LogOutRequest;
import backdrop.auth.v1.RefreshSessionRequest;
import backdrop.auth.v1.Session;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.testing.MongoServerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MongoServerResource.class)
class SessionComponentTest {
  @Inject MovableClock clock;

  private AuthServer server;

  @BeforeEach
  void connect() {
    server = new AuthServer();
  }

  @AfterEach
  void disconnect() {
    server.close();
  }

  @Test
  void givesTheNextPair() {
    Session first = server.register().getSession();

    Session next = refresh(first);

    assertThat(next.getRefreshToken()).isNotEqualTo(first.getRefreshToken());
    assertThat(next.getAccessToken()).isNotEqualTo(first.getAccessToken());
    assertThat(next.getAccessExpiresAt().getSeconds() - clock.instant().getEpochSecond())
        .isEqualTo(600);
    assertThat(
            server
                .as(next)
                .getAccount(GetAccountRequest.getDefaultInstance())
                .getAccount()
                .getAccountId())
        .isNotEmpty();
  }

  @Test
  void givesTheSameSuccessorWithinTenSeconds() {
    Session first = server.register().getSession();
    Session next = refresh(first);

    clock.pass(Duration.ofSeconds(10));
    Session again = refresh(first);

    assertThat(again.getRefreshToken()).isEqualTo(next.getRefreshToken());
    assertThat(again.getRefreshExpiresAt()).isEqualTo(next.getRefreshExpiresAt());
  }

  @Test
  void endsTheFamilyWhenATokenIsUsedAgainLater() {
    Session first = server.register().getSession();
    Session next = refresh(first);
    clock.pass(Duration.ofSeconds(11));

    Failure reused = failure(() -> refresh(first));

    assertThat(reused.reason().name()).isEqualTo("SESSION_REUSED");
    assertThat(reused.kind()).isEqualTo(FailureKind.UNAUTHENTICATED);
    assertThat(reason(() -> refresh(next))).isEqualTo("SESSION_EXPIRED");
  }

  @Test
  void endsASessionAtLogOutAndAgain() {
    Session session = server.register().getSession();

    logOut(session);
    logOut(session);

    assertThat(reason(() -> refresh(session))).isEqualTo("SESSION_EXPIRED");
  }

  @Test
  void forgetsASessionThatWasNotUsedForTwoWeeks() {
    Session session = server.register().getSession();

    clock.pass(Duration.ofDays(14));

    assertThat(reason(() -> refresh(session))).isEqualTo("SESSION_EXPIRED");
  }

  private Session refresh(Session session) {
    return server
        .anonymous()
        .refreshSession(
            RefreshSessionRequest.newBuilder().setRefreshToken(session.getRefreshToken()).build())
        .getSession();
  }

  private void logOut(Session session) {
    server
        .anonymous()
        .logOut(LogOutRequest.newBuilder().setRefreshToken(session.getRefreshToken()).build());
  }
}
