package backdrop.prompt.yandex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import backdrop.prompt.provider.Lanes;
import backdrop.prompt.suggestion.Suggestions;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand calls that meet every trouble leave nothing behind. */
class LeakTest {
  private static final int ROUNDS = 5;
  private static final int CALLS_OF_A_KIND = 20;
  private static final int CALLERS = 8;
  private static final Duration SHORT = Duration.ofMillis(250);
  private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(150);

  @TempDir Path folder;
  private TroubledYandex yandex;

  @BeforeEach
  void start() throws Exception {
    yandex = new TroubledYandex(folder, CONNECT_TIMEOUT);
  }

  @AfterEach
  void stop() throws Exception {
    yandex.close();
  }

  @Test
  void leavesNoThreadAndNoConnectionBehind() throws Exception {
    // As many callers as later, so that as many connections are kept open for the next call.
    round(CALLERS);
    long threads = platformThreads();
    long files = openFiles();

    int answers = 0;
    for (int i = 0; i < ROUNDS; i++) {
      answers += round(CALLS_OF_A_KIND);
    }

    assertThat(answers).isEqualTo(1_000);
    // What drips on the other side notices within its next byte that nobody listens.
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(platformThreads()).isLessThanOrEqualTo(threads + 4);
              assertThat(openFiles()).isLessThanOrEqualTo(files + 8);
            });
    assertThat(yandex.lanes().meters.get("backdrop_prompt_provider_calls_under_way").gauges())
        .isNotEmpty()
        .allSatisfy(gauge -> assertThat(gauge.value()).isZero());
    for (Trouble trouble : Trouble.values()) {
      assertThat(tries(trouble, trouble.label())).as(trouble.name()).isPositive();
      assertThat(tries(trouble, "shut")).isZero();
    }
  }

  /** So many calls of each kind; answers how many of them had three scenes. */
  private int round(int callsOfAKind) throws Exception {
    int answers = 0;
    for (Trouble trouble : Trouble.values()) {
      yandex.begin(trouble);
      answers += answers(trouble, callsOfAKind);
    }
    return answers;
  }

  private int answers(Trouble trouble, int calls) throws Exception {
    int answers = 0;
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<Suggestions.Answer>> all =
          callers.invokeAll(
              new ArrayList<>(
                  Collections.nCopies(calls, () -> yandex.suggest("mug", patience(trouble)))));
      for (Future<Suggestions.Answer> each : all) {
        answers += each.get().scenes().size() == 3 ? 1 : 0;
      }
    }
    return answers;
  }

  /** Where nothing but patience ends a call, little of it. */
  private static Duration patience(Trouble trouble) {
    return switch (trouble) {
      case BUSY_WITH_RETRY_AFTER, ONE_BYTE_A_SECOND -> SHORT;
      default -> Lanes.PATIENCE;
    };
  }

  private double tries(Trouble trouble, String outcome) {
    return yandex
        .lanes()
        .count("backdrop_prompt_provider_tries", "lane", "gpt-" + trouble, "outcome", outcome);
  }

  private static long platformThreads() {
    return Thread.getAllStackTraces().size();
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }
}
