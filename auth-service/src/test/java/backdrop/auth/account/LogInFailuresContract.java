package backdrop.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.auth.account.LogInFailures.Tally;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link LogInFailures} promises. */
public abstract class LogInFailuresContract {
  private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

  private final LogInFailures failures = failures();

  protected abstract LogInFailures failures();

  @Test
  void knowsNoFailuresAtFirst() {
    assertThat(failures.of("anna", NOW)).isEqualTo(Tally.NONE);
  }

  @Test
  void countsBySubjectAndRemembersTheLast() {
    failures.add("anna", NOW, NOW.plusSeconds(60));
    failures.add("anna", NOW.plusSeconds(5), NOW.plusSeconds(65));
    failures.add("boris", NOW, NOW.plusSeconds(60));

    assertThat(failures.of("anna", NOW.plusSeconds(6))).isEqualTo(new Tally(2, NOW.plusSeconds(5)));
    assertThat(failures.of("boris", NOW.plusSeconds(6)).count()).isEqualTo(1);
  }

  @Test
  void remembersLongerWithEachFailure() {
    failures.add("anna", NOW, NOW.plusSeconds(60));
    failures.add("anna", NOW.plusSeconds(50), NOW.plusSeconds(110));

    assertThat(failures.of("anna", NOW.plusSeconds(100)).count()).isEqualTo(2);
  }

  @Test
  void startsAnewOnceTheMemoryHasPassed() {
    failures.add("anna", NOW, NOW.plusSeconds(60));
    failures.add("anna", NOW.plusSeconds(60), NOW.plusSeconds(120));

    assertThat(failures.of("anna", NOW.plusSeconds(60)))
        .isEqualTo(new Tally(1, NOW.plusSeconds(60)));
  }

  @Test
  void forgetsASubject() {
    failures.add("anna", NOW, NOW.plusSeconds(60));

    failures.forget("anna");
    failures.forget("anna");

    assertThat(failures.of("anna", NOW)).isEqualTo(Tally.NONE);
  }

  @Test
  void sweepsWhatIsForgottenAndNothingElse() {
    failures.add("anna", NOW, NOW.plusSeconds(60));
    failures.add("boris", NOW, NOW.plusSeconds(61));

    long swept = failures.sweep(NOW.plusSeconds(60));

    assertThat(swept).isEqualTo(1);
    assertThat(failures.of("boris", NOW.plusSeconds(60)).count()).isEqualTo(1);
  }

  @Test
  void losesNoneOfManyAtOnce() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 32)
          .forEach(i -> threads.execute(() -> failures.add("anna", NOW, NOW.plusSeconds(60))));
    }

    assertThat(failures.of("anna", NOW).count()).isEqualTo(32);
  }
}
