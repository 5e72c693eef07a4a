package backdrop.auth.argon2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backdrop.kit.failure.Failure;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Argon2PasswordHasherTest {
  private static final Argon2Parameters CHEAP = new Argon2Parameters(256, 1, 1);

  private final Argon2PasswordHasher hasher = hasher(CHEAP);

  @AfterEach
  void close() {
    hasher.close();
  }

  @Test
  void writesThePhcFormat() {
    assertThat(hasher.hash("secret"))
        .matches("\\$argon2id\\$v=19\\$m=256,t=1,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
  }

  @Test
  void knowsTheReferenceHash() {
    // Made with the reference implementation's command: argon2 somesalt -id -t 2 -k 65536 -p 1.
    String reference =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertThat(hasher.matches("password", reference)).isTrue();
    assertThat(hasher.matches("Password", reference)).isFalse();
  }

  @Test
  void saltsEachHash() {
    assertThat(hasher.hash("secret")).isNotEqualTo(hasher.hash("secret"));
  }

  @Test
  void matchesItsOwnHashAndNoOther() {
    String hash = hasher.hash("a secret with \u0000 and \u044f");

    assertThat(hasher.matches("a secret with \u0000 and \u044f", hash)).isTrue();
    assertThat(hasher.matches("a secret with ", hash)).isFalse();
  }

  @Test
  void matchesHashesOfOtherParametersAndCallsThemOutdated() {
    Argon2PasswordHasher yesterday = hasher(new Argon2Parameters(128, 2, 1));
    String hash = yesterday.hash("secret");
    yesterday.close();

    assertThat(hasher.matches("secret", hash)).isTrue();
    assertThat(hasher.isOutdated(hash)).isTrue();
    assertThat(hasher.isOutdated(hasher.hash("secret"))).isFalse();
  }

  @Test
  void readsNothingButArgon2id() {
    assertThatThrownBy(() -> hasher.matches("secret", "$2y$10$abcdefghijklmnopqrstuv"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesMoreThanEightThatWait() throws Exception {
    Argon2PasswordHasher busy = hasher(new Argon2Parameters(16 * 1024, 2, 1));
    List<Callable<String>> rush =
        IntStream.range(0, 40).mapToObj(i -> (Callable<String>) () -> busy.hash("secret")).toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> ends = threads.invokeAll(rush);

      List<Throwable> refusals =
          ends.stream()
              .filter(end -> end.state() == Future.State.FAILED)
              .map(Future::exceptionNow)
              .toList();
      assertThat(refusals)
          .isNotEmpty()
          .allSatisfy(
              refusal -> {
                assertThat(((Failure) refusal).reason().name()).isEqualTo("TOO_MANY_LOGINS");
                assertThat(((Failure) refusal).retryAfter()).contains(Duration.ofSeconds(1));
              });
      assertThat(ends.size() - refusals.size()).isGreaterThanOrEqualTo(9);
    } finally {
      busy.close();
    }
  }

  private static Argon2PasswordHasher hasher(Argon2Parameters cost) {
    return new Argon2PasswordHasher(cost, 1, new SecureRandom());
  }
}
