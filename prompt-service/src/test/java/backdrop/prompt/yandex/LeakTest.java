package backdrop.prompt.yandex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import backdrop.fakeyandex.FakeYandex;
import backdrop.fakeyandex.Fault;
import backdrop.prompt.provider.Lanes;
import backdrop.prompt.suggestion.ProductLook;
import backdrop.prompt.suggestion.SuggestionProvider.Task;
import backdrop.prompt.text.ProviderUnavailable;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thousand calls that fail in every way leave nothing behind, with patience cut short. */
class LeakTest {
  private static final int ROUNDS = 5;
  private static final int CALLS_OF_A_KIND = 25;
  private static final int CALLERS = 8;
  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(60);

  /** With connections that nobody takes, eight kinds: a thousand calls in five rounds. */
  private static final List<Fault> FAULTS =
      List.of(
          new Fault.Status(500),
          new Fault.Status(503),
          new Fault.Drip(),
          new Fault.Truncated(),
          new Fault.HangUp(),
          new Fault.ErrorWithStatus200(),
          new Fault.Huge(2_000_000));

  private FakeYandex yandex;
  private DeafServer deaf;
  private Lanes lanes;
  private YandexGpt failing;
  private YandexGpt unreachable;

  @BeforeEach
  void start() throws Exception {
    yandex = FakeYandex.start(0, "key", "folder");
    deaf = DeafServer.start();
    lanes = new Lanes(CONNECT_TIMEOUT, yandex.address(), deaf.address());
    failing = gpt("failing", yandex.address());
    unreachable = gpt("unreachable", deaf.address());
  }

  @AfterEach
  void stop() throws Exception {
    lanes.close();
    deaf.close();
    yandex.close();
  }

  @Test
  void leavesNoThreadAndNoConnectionBehind() throws Exception {
    round(1);
    long threads = platformThreads();
    long files = openFiles();

    int failures = 0;
    for (int i = 0; i < ROUNDS; i++) {
      failures += round(CALLS_OF_A_KIND);
    }

    assertThat(failures).isEqualTo(1_000);
    // What drips on the other side notices within its next byte that nobody listens.
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(platformThreads()).isLessThanOrEqualTo(threads + 4);
              assertThat(openFiles()).isLessThanOrEqualTo(files + 8);
            });
    assertThat(lanes.meters.get("backdrop_prompt_provider_calls_under_way").gauges())
        .isNotEmpty()
        .allSatisfy(gauge -> assertThat(gauge.value()).isZero());
  }

  /** So many calls of each kind; answers how many of them failed. */
  private int round(int callsOfAKind) throws Exception {
    int failures = 0;
    for (Fault fault : FAULTS) {
      yandex.playAlways(fault);
      failures += failures(failing, callsOfAKind);
    }
    return failures + failures(unreachable, callsOfAKind);
  }

  private static int failures(YandexGpt gpt, int calls) throws Exception {
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      all.add(() -> fails(gpt));
    }
    int failures = 0;
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      for (Future<Boolean> call : callers.invokeAll(all)) {
        failures += call.get() ? 1 : 0;
      }
    }
    return failures;
  }

  private static boolean fails(YandexGpt gpt) {
    try {
      gpt.suggest(new Task("mug", "", ProductLook.UNKNOWN, "", 3));
      return false;
    } catch (ProviderUnavailable unavailable) {
      return true;
    }
  }

  /** The breaker never stays open, so that every call reaches the provider. */
  private YandexGpt gpt(String lane, URI address) {
    return new YandexGpt(
        lanes.lane(lane, Duration.ZERO),
        new ApiKey("key"),
        address,
        "gpt://folder/yandexgpt/latest",
        PATIENCE);
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
