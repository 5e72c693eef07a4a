package backdrop.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.auth.audit.AuditEvent;
import backdrop.auth.secret.MasterSecret;
import backdrop.auth.testing.MovableClock;
import backdrop.kit.failure.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionDeskTest {
  private static final String SECRET = "a master secret of some forty characters";

  private final MovableClock clock = new MovableClock();
  private final MemorySessions sessions = new MemorySessions();
  private final Set<String> accounts = new HashSet<>(Set.of("anna", "boris"));
  private final List<AuditEvent> audit = new ArrayList<>();
  private final SessionDesk desk = desk(SECRET);

  @Test
  void opensASessionForFourteenDaysWithoutUse() {
    OpenSession opened = desk.open("anna");

    assertThat(opened.accountId()).isEqualTo("anna");
    assertThat(opened.refreshEnd()).isEqualTo(clock.instant().plus(Duration.ofDays(14)));
  }

  @Test
  void givesANewTokenForEachUse() {
    String first = desk.open("anna").refreshToken();
    String second = desk.refresh(first).refreshToken();
    String third = desk.refresh(second).refreshToken();

    assertThat(Set.of(first, second, third)).hasSize(3);
  }

  @Test
  void keepsNoTokenInTheStore() {
    String token = desk.open("anna").refreshToken();
    String id =
        new RefreshTokens(new MasterSecret(SECRET), new Random())
            .read(token)
            .orElseThrow()
            .sessionId();

    assertThat(sessions.byId(id).orElseThrow().toString()).doesNotContain(token);
  }

  @Test
  void givesTheSameSuccessorWithinTheGrace() {
    String used = desk.open("anna").refreshToken();
    OpenSession first = desk.refresh(used);

    clock.pass(Duration.ofSeconds(10));
    OpenSession again = desk.refresh(used);

    assertThat(again).isEqualTo(first);
    assertThatCode(() -> desk.refresh(first.refreshToken())).doesNotThrowAnyException();
  }

  @Test
  void givesTwentyUsesAtOnceOneSuccessor() throws Exception {
    String used = desk.open("anna").refreshToken();
    List<Callable<String>> uses =
        IntStream.range(0, 20)
            .mapToObj(i -> (Callable<String>) () -> desk.refresh(used).refreshToken())
            .toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Set<String> successors =
          threads.invokeAll(uses).stream().map(Future::resultNow).collect(Collectors.toSet());

      assertThat(successors).hasSize(1);
    }
  }

  @Test
  void endsTheFamilyWhenATokenIsUsedAgainAfterTheGrace() {
    String stolen = desk.open("anna").refreshToken();
    String successor = desk.refresh(stolen).refreshToken();
    clock.pass(Duration.ofSeconds(11));

    assertThat(reason(stolen)).isEqualTo("SESSION_REUSED");
    assertThat(reason(successor)).isEqualTo("SESSION_EXPIRED");
    assertThat(audit).containsExactly(AuditEvent.SESSION_REUSED);
  }

  @Test
  void knowsAnOldTokenHoweverOldItIs() {
    String oldest = desk.open("anna").refreshToken();
    String current = oldest;
    for (int i = 0; i < 50; i++) {
      current = desk.refresh(current).refreshToken();
    }

    assertThat(reason(oldest)).isEqualTo("SESSION_REUSED");
    assertThat(reason(current)).isEqualTo("SESSION_EXPIRED");
  }

  @Test
  void keepsTheAccountsOtherSessionsWhenOneIsReused() {
    String stolen = desk.open("anna").refreshToken();
    String other = desk.open("anna").refreshToken();
    desk.refresh(stolen);
    clock.pass(Duration.ofSeconds(11));

    reason(stolen);

    assertThatCode(() -> desk.refresh(other)).doesNotThrowAnyException();
  }

  @Test
  void endsAfterFourteenDaysWithoutUse() {
    String token = desk.open("anna").refreshToken();

    clock.pass(Duration.ofDays(14));

    assertThat(reason(token)).isEqualTo("SESSION_EXPIRED");
  }

  @Test
  void endsAfterThirtyDaysInAnyCase() {
    var end = clock.instant().plus(Duration.ofDays(30));
    String token = desk.open("anna").refreshToken();
    clock.pass(Duration.ofDays(13));
    token = desk.refresh(token).refreshToken();
    clock.pass(Duration.ofDays(13));
    OpenSession last = desk.refresh(token);
    clock.pass(Duration.ofDays(4));

    assertThat(last.refreshEnd()).isEqualTo(end);
    assertThat(reason(last.refreshToken())).isEqualTo("SESSION_EXPIRED");
  }

  @Test
  void logsOutWithATokenThatWasUsedAlready() {
    String used = desk.open("anna").refreshToken();
    String current = desk.refresh(used).refreshToken();

    desk.logOut(used);
    desk.logOut(used);

    assertThat(reason(current)).isEqualTo("SESSION_EXPIRED");
    assertThat(audit).containsExactly(AuditEvent.SESSION_ENDED);
  }

  @Test
  void acceptsALogOutWithNoise() {
    assertThatCode(() -> desk.logOut("noise")).doesNotThrowAnyException();
  }

  @Test
  void endsTheAccountsOtherSessionsOnly() {
    String kept = desk.open("anna").refreshToken();
    String other = desk.open("anna").refreshToken();
    String foreign = desk.open("boris").refreshToken();

    desk.endOthers("anna", kept);

    assertThatCode(() -> desk.refresh(kept)).doesNotThrowAnyException();
    assertThat(reason(other)).isEqualTo("SESSION_EXPIRED");
    assertThatCode(() -> desk.refresh(foreign)).doesNotThrowAnyException();
  }

  @Test
  void endsEverySessionIfTheOneToKeepIsNoise() {
    String token = desk.open("anna").refreshToken();

    desk.endOthers("anna", "noise");

    assertThat(reason(token)).isEqualTo("SESSION_EXPIRED");
  }

  @Test
  void continuesNoSessionOfAnAccountThatIsGone() {
    String token = desk.open("anna").refreshToken();

    accounts.remove("anna");

    assertThat(reason(token)).isEqualTo("SESSION_EXPIRED");
  }

  @Test
  void endsNoSessionForATokenThatItDidNotIssue() {
    String token = desk.open("anna").refreshToken();
    String forged = token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BA" : "AA");

    assertThat(reason(forged)).isEqualTo("SESSION_EXPIRED");
    assertThatCode(() -> desk.refresh(token)).doesNotThrowAnyException();
  }

  @Test
  void knowsNoTokenThatWasIssuedUnderAnotherSecret() {
    String token = desk.open("anna").refreshToken();
    SessionDesk other = desk("another master secret of forty characters");

    Failure refused = catchThrowableOfType(Failure.class, () -> other.refresh(token));

    assertThat(refused.reason().name()).isEqualTo("SESSION_EXPIRED");
  }

  private SessionDesk desk(String secret) {
    var tokens = new RefreshTokens(new MasterSecret(secret), new Random(7));
    return new SessionDesk(
        sessions,
        tokens,
        accounts::contains,
        new Lifetimes(Duration.ofDays(14), Duration.ofDays(30), Duration.ofSeconds(10)),
        (event, accountId) -> audit.add(event),
        clock);
  }

  private String reason(String token) {
    return catchThrowableOfType(Failure.class, () -> desk.refresh(token)).reason().name();
  }

  private record Lifetimes(Duration idle, Duration absolute, Duration grace)
      implements SessionDesk.Lifetimes {}
}
