package backdrop.prompt.yandex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.fakeyandex.FakeYandex;
import backdrop.fakeyandex.Fault;
import backdrop.prompt.limit.OwnerLimit;
import backdrop.prompt.provider.Lanes;
import backdrop.prompt.provider.ProviderLane;
import backdrop.prompt.suggestion.ProductLook;
import backdrop.prompt.suggestion.SceneGrammar;
import backdrop.prompt.suggestion.ScenePhrases;
import backdrop.prompt.suggestion.SuggestionProvider.Task;
import backdrop.prompt.suggestion.Suggestions;
import backdrop.prompt.text.ProviderUnavailable;
import backdrop.prompt.text.TextSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a provider's answer of each kind leads to, and how often it is asked. */
class ProviderFaultsTest {
  private FakeYandex yandex;
  private Lanes lanes;

  @BeforeEach
  void start() throws Exception {
    yandex = FakeYandex.start(0, "key", "folder");
    lanes = new Lanes(yandex.address());
  }

  @AfterEach
  void stop() {
    lanes.close();
    yandex.close();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(TextSource.YANDEX, List.of(busy(1))),
        Arguments.of(TextSource.YANDEX, List.of(new Fault.Status(503), new Fault.Status(504))),
        Arguments.of(
            TextSource.BUILT_IN, List.of(new Fault.Status(429), busy(0), new Fault.Status(429))),
        Arguments.of(TextSource.BUILT_IN, List.of(busy(3_600))),
        Arguments.of(TextSource.BUILT_IN, List.of(new Fault.Status(500))),
        Arguments.of(TextSource.BUILT_IN, List.of(new Fault.HangUp(), new Fault.HangUp())));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void triesAgainOnlyWhatMayPass(TextSource expected, List<Fault> faults) {
    yandex.play(faults.toArray(Fault[]::new));

    var answer = suggestions(gpt(lanes.lane("gpt"), yandex.address())).suggest(wish("mug"));

    assertThat(answer.source()).isEqualTo(expected);
    assertThat(answer.scenes()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("words")
  void neverShowsAnAnswerThatIsNoScene(String word) {
    var answer = suggestions(gpt(lanes.lane("gpt"), yandex.address())).suggest(wish(word));

    assertThat(answer.source()).isEqualTo(TextSource.BUILT_IN);
    assertThat(answer.scenes())
        .allSatisfy(scene -> assertThat(scene.text().ru()).doesNotContain("обсуждать"));
  }

  static Stream<String> words() {
    return Stream.of(FakeYandex.FILTERED, FakeYandex.NONSENSE, FakeYandex.CUT_OFF);
  }

  @Test
  void triesNoRefusedRequestAgain() {
    yandex.play(new Fault.Status(400), new Fault.Status(400));

    catchThrowableOfType(
        ProviderUnavailable.class,
        () -> gpt(lanes.lane("gpt"), yandex.address()).suggest(task("mug")));

    assertThat(yandex.calls()).isEqualTo(1);
  }

  @Test
  void leavesAProviderAloneThatFailsAndComesBackToIt() {
    ProviderLane lane = lanes.lane("gpt", Duration.ofMillis(100));
    YandexGpt gpt = gpt(lane, yandex.address());
    yandex.playAlways(new Fault.Status(500));
    for (int i = 0; i < 40; i++) {
      suggestions(gpt).suggest(wish("mug"));
    }
    int callsWhileFailing = yandex.calls();
    yandex.playAlways(null);

    TextSource last = TextSource.BUILT_IN;
    long giveUp = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (last != TextSource.YANDEX && System.nanoTime() < giveUp) {
      last = suggestions(gpt).suggest(wish("mug")).source();
    }

    assertThat(callsWhileFailing).isBetween(20, 30);
    assertThat(last).isEqualTo(TextSource.YANDEX);
    assertThat(lanes.count("backdrop_prompt_provider_tries", "outcome", "shut")).isPositive();
    assertThat(lanes.meters.get("backdrop_prompt_provider_breaker_open").gauge().value()).isZero();
  }

  private static Fault busy(int seconds) {
    return new Fault.Status(429, Optional.of(Duration.ofSeconds(seconds)));
  }

  private static YandexGpt gpt(ProviderLane lane, URI address) {
    return new YandexGpt(
        lane, new ApiKey("key"), address, "gpt://folder/yandexgpt/latest", Lanes.PATIENCE);
  }

  private static Suggestions suggestions(YandexGpt gpt) {
    return new Suggestions(
        Optional.of(gpt),
        new SceneGrammar(ScenePhrases.builtIn()),
        new OwnerLimit(1_000_000, Duration.ofMinutes(1), System::nanoTime, () -> {}),
        () -> 5L);
  }

  private static Task task(String product) {
    return new Task(product, "", ProductLook.UNKNOWN, "", 3);
  }

  private static Suggestions.Wish wish(String product) {
    return new Suggestions.Wish(
        "anna", product, "", ProductLook.UNKNOWN, "", "", 3, OptionalLong.empty());
  }
}
