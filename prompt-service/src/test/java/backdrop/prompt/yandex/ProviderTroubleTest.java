package backdrop.prompt.yandex;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.prompt.provider.Lanes;
import backdrop.prompt.suggestion.Suggestions;
import backdrop.prompt.testing.HeardLog;
import backdrop.prompt.text.TextSource;
import backdrop.prompt.translation.Translation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever the provider does, the caller has an answer within ten seconds that says whose it is,
 * and nobody else hears of it.
 */
class ProviderTroubleTest {
  private static final Duration PROMISED = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String WORDS = "CANARY канарейка на столе";

  private static TroubledYandex yandex;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    yandex = new TroubledYandex(folder, Duration.ofSeconds(2));
  }

  @AfterAll
  static void stop() throws Exception {
    yandex.close();
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void suggestsInTimeAndSaysWhoWrote(Trouble trouble) {
    yandex.begin(trouble);
    long start = System.nanoTime();

    Suggestions.Answer answer = yandex.suggest("mug", Lanes.PATIENCE);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMISED);
    assertThat(answer.source()).isEqualTo(answering(trouble));
    assertThat(answer.scenes()).hasSize(3);
    assertMet(trouble, "gpt-" + trouble);
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"CONTENT_FILTER"},
      mode = EnumSource.Mode.EXCLUDE)
  void translatesInTimeAndSaysWhoDid(Trouble trouble) {
    yandex.begin(trouble);
    long start = System.nanoTime();

    Translation answer = yandex.translate("на деревянном столе у окна", Lanes.PATIENCE);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMISED);
    assertThat(answer.source()).isEqualTo(answering(trouble));
    assertThat(answer.text()).contains("table");
    assertMet(trouble, "translate-" + trouble);
  }

  @Test
  void tellsNobodyWhatWasSaidOrWithWhichKey() {
    List<String> heard;
    try (var log = HeardLog.listen()) {
      for (Trouble trouble : Trouble.values()) {
        yandex.begin(trouble);
        yandex.suggest(WORDS, SHORT);
        yandex.translate(WORDS, SHORT);
      }
      heard = log.lines();
    }

    Predicate<String> tells =
        text ->
            text.contains("CANARY")
                || text.contains("канарейка")
                || text.contains("t1.fake")
                || text.contains("eyJ")
                || yandex.privateKey().lines().anyMatch(text::contains);
    assertThat(heard).anyMatch(line -> line.contains("YandexGPT is not used this time"));
    assertThat(heard).noneMatch(tells);
    assertThat(yandex.lanes().spans.exported()).hasSizeGreaterThan(20).noneMatch(tells);
    assertThat(yandex.lanes().meters.getMeters())
        .hasSizeGreaterThan(20)
        .noneMatch(meter -> tells.test(meter.getId().toString()));
  }

  /** A token that expired is changed for another; nothing else of these passes in time. */
  private static TextSource answering(Trouble trouble) {
    return trouble == Trouble.EXPIRED_TOKEN ? TextSource.YANDEX : TextSource.BUILT_IN;
  }

  private static void assertMet(Trouble trouble, String lane) {
    assertThat(
            yandex
                .lanes()
                .count("backdrop_prompt_provider_tries", "lane", lane, "outcome", trouble.label()))
        .isPositive();
  }
}
