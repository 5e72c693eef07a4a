package backdrop.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Sessions} promises. */
public abstract class SessionsContract {
  private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

  private final Sessions sessions = sessions();

  protected abstract Sessions sessions();

  @Test
  void findsASessionThatWasAdded() {
    Session added = session("s1", "anna", "h1");

    sessions.add(added);

    assertThat(sessions.byId("s1")).contains(added);
    assertThat(sessions.byId("s2")).isEmpty();
  }

  @Test
  void rotatesTheCurrentToken() {
    sessions.add(session("s1", "anna", "h1"));
    Session next = rotated("s1", "anna", "h1", "h2");

    boolean rotated = sessions.rotate("h1", next);

    assertThat(rotated).isTrue();
    assertThat(sessions.byId("s1")).contains(next);
  }

  @Test
  void rotatesNothingForAnotherToken() {
    Session before = session("s1", "anna", "h1");
    sessions.add(before);

    boolean rotated = sessions.rotate("h0", rotated("s1", "anna", "h0", "h2"));

    assertThat(rotated).isFalse();
    assertThat(sessions.byId("s1")).contains(before);
  }

  @Test
  void revivesNoSessionByRotation() {
    assertThat(sessions.rotate("h1", rotated("s1", "anna", "h1", "h2"))).isFalse();
    assertThat(sessions.byId("s1")).isEmpty();
  }

  @Test
  void letsOneOfManyUsesRotate() throws Exception {
    sessions.add(session("s1", "anna", "h1"));
    List<Callable<Boolean>> uses =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    (Callable<Boolean>)
                        () -> sessions.rotate("h1", rotated("s1", "anna", "h1", "h2")))
            .toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Boolean> rotated = threads.invokeAll(uses).stream().map(Future::resultNow).toList();

      assertThat(rotated).containsOnlyOnce(true);
    }
  }

  @Test
  void removesASessionOnce() {
    sessions.add(session("s1", "anna", "h1"));

    assertThat(sessions.remove("s1")).isTrue();
    assertThat(sessions.remove("s1")).isFalse();
  }

  @Test
  void removesTheAccountsOtherSessionsOnly() {
    sessions.add(session("s1", "anna", "h1"));
    sessions.add(session("s2", "anna", "h2"));
    sessions.add(session("s3", "boris", "h3"));

    sessions.removeOthers("anna", Optional.of("s1"));

    assertThat(sessions.byId("s1")).isPresent();
    assertThat(sessions.byId("s2")).isEmpty();
    assertThat(sessions.byId("s3")).isPresent();
  }

  @Test
  void removesAllOfTheAccountsSessions() {
    sessions.add(session("s1", "anna", "h1"));
    sessions.add(session("s2", "boris", "h2"));

    sessions.removeOthers("anna", Optional.empty());

    assertThat(sessions.byId("s1")).isEmpty();
    assertThat(sessions.byId("s2")).isPresent();
  }

  @Test
  void sweepsWhatIsOverAndNothingElse() {
    sessions.add(endingAt("idle", NOW, NOW.plusSeconds(9)));
    sessions.add(endingAt("old", NOW.plusSeconds(9), NOW));
    sessions.add(endingAt("live", NOW.plusSeconds(1), NOW.plusSeconds(1)));

    long swept = sessions.sweep(NOW);

    assertThat(swept).isEqualTo(2);
    assertThat(sessions.byId("live")).isPresent();
  }

  private static Session session(String id, String account, String hash) {
    return new Session(id, account, hash, null, NOW, NOW.plusSeconds(100), NOW.plusSeconds(1000));
  }

  private static Session rotated(String id, String account, String used, String next) {
    return new Session(id, account, next, used, NOW, NOW.plusSeconds(200), NOW.plusSeconds(1000));
  }

  private static Session endingAt(String id, Instant idleEnd, Instant end) {
    return new Session(id, "anna", "hash-" + id, null, NOW, idleEnd, end);
  }
}
